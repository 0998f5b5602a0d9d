"""Figures on screen and in pictures: ChartSpec → drawing → painter, pyqtgraph, PNG, SVG.

``drawing``   what is drawn (shapes, words) and what can be pointed at (areas), before any painter
``look``      faces and measures at a theme and a scale
``bars``, ``stacked``, ``dots``, ``geomap``, ``tilemap``   one layout a chart, spec → Drawing
``draw``      the one door: any chart, any painter
``render``    a whole figure, with title, sentence and footer, as PNG, SVG or on the clipboard
``view``      the figure in the window (the only pyqtgraph: import it late)
"""
