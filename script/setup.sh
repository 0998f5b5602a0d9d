# Sourced by the scripts beside it; POSIX sh. After `prepare LOCK`, .venv holds exactly that
# lock, Qt finds its libraries, and "$python" runs OCPart. What is in place is not done again.

set -eu
root=$(CDPATH='' cd -- "${here:?}/.." && pwd -P)
venv=$root/.venv
python=$venv/bin/python

# What Qt needs of the system to draw at all, then to open a window (Debian and Ubuntu names).
qt_packages='libgl1 libegl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libxkbcommon0'
qt_packages="$qt_packages libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"
qt_packages="$qt_packages libxkbcommon-x11-0"

prepare() { # requirements.lock or requirements-dev.lock
    make_environment
    install_lock "$1"
    if has_display; then require_qt xcb; else require_qt offscreen; fi
}

say() { # en français, in English; never on stdout, which belongs to the command
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    en*) printf '%s\n' "$2" >&2 ;;
    *) printf '%s\n' "$1" >&2 ;;
    esac
}

has_display() {
    [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

is_supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        if is_supported "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    say "Il faut Python 3.11, 3.12, 3.13 ou 3.14 ; python3 est : $(python3 -V 2>&1 || true)." \
        "Python 3.11, 3.12, 3.13 or 3.14 is needed; python3 is: $(python3 -V 2>&1 || true)."
    say "Sous Ubuntu 22.04 : sudo apt-get install python3.11 python3.11-venv" \
        "On Ubuntu 22.04: sudo apt-get install python3.11 python3.11-venv"
    exit 1
}

make_environment() {
    if is_supported "$python" && "$python" -c 'import pip' 2>/dev/null; then
        return
    fi
    interpreter=$(find_python)
    if ! "$interpreter" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$interpreter" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        # The line names Qt's packages too: better typed once than twice.
        # shellcheck disable=SC2086
        install_packages "python$version-venv" $qt_packages
    fi
    "$interpreter" -m venv --clear "$venv"
}

install_lock() { # a copy of it in .venv, below the folder's name, says that it is installed here
    if { echo "$root" && cat "$root/$1"; } | cmp -s - "$venv/$1"; then
        return
    fi
    say "Installation des bibliothèques dans .venv (une fois)…" \
        "Installing the libraries into .venv (once)…"
    quiet=
    [ -t 2 ] || quiet=--quiet
    rm -f "$venv"/requirements*.lock
    # shellcheck disable=SC2086
    "$python" -m pip --disable-pip-version-check install --no-warn-conflicts $quiet \
        --require-hashes --only-binary :all: -r "$root/$1" >&2
    "$python" - "$root" <<'PTH'
import sys, sysconfig
with open(sysconfig.get_path("purelib") + "/ocpart.pth", "w", encoding="locale") as pth:
    pth.write(sys.argv[1] + "\n")
PTH
    { echo "$root" && cat "$root/$1"; } >"$venv/$1"
}

lacking() { # the libraries that Qt would not find to draw with this platform plugin
    set -- "$1" "$venv"/lib/python3.*/site-packages/PySide6
    ldd "$2/Qt/plugins/platforms/libq$1.so" "$2/QtWidgets.abi3.so" |
        sed -n 's/^[[:space:]]*\(.*\) => not found$/\1/p' | sort -u
}

require_qt() { # xcb (a window) or offscreen (pictures only)
    [ "$(uname)" = Linux ] || return 0
    [ -n "$(lacking "$1")" ] || return 0
    # shellcheck disable=SC2086
    install_packages $qt_packages
    [ -n "$(lacking "$1")" ] || return 0
    say "Qt ne trouve pas :" "Qt does not find:"
    lacking "$1" >&2
    exit 1
}

require_program() { # its name, the Debian package that holds it
    [ "$(uname)" != Linux ] || command -v "$1" >/dev/null || install_packages "$2"
}

install_packages() { # through apt when allowed; otherwise say what to type, and stop
    if ! command -v apt-get >/dev/null; then
        say "Installez d'abord, avec l'outil de votre système, l'équivalent de : $*" \
            "First install, with your system's own tool, what these Debian packages hold: $*"
        exit 1
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        say "Il manque des paquets du système. Tapez cette ligne, puis relancez :" \
            "Some system packages are missing. Type this line, then try again:"
        line="apt-get update && apt-get install --no-install-recommends $*"
        if command -v sudo >/dev/null; then line="sudo sh -c '$line'"; else line="su -c '$line'"; fi
        echo "    $line" >&2
        exit 1
    fi
    say "Installation par apt : $*" "Installing through apt: $*"
    $as_root apt-get -qq update >/dev/null
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install --no-install-recommends "$@" >/dev/null
}
