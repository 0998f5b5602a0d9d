"""From nothing imported to the first paint of the window: ours, or a bare one of PySide6."""

import json
import sys
import time

BEGUN = time.perf_counter()


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    tell()


def ours() -> None:
    from ocpart_desktop.system.settings import Settings
    from ocpart_desktop.ui.app import build_application, build_window
    from ocpart_desktop.ui.theme import apply_theme

    settings = Settings.load()
    app = build_application()
    apply_theme(app, settings.theme)
    window = build_window(settings)
    window.show()
    app.processEvents()
    tell()
    window.close()


def tell() -> None:
    print(json.dumps({"seconds": time.perf_counter() - BEGUN}))


if __name__ == "__main__":
    {"bare": bare, "ours": ours}[sys.argv[1]]()
