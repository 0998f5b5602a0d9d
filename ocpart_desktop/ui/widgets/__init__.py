"""Reusable, page-agnostic pieces. They know Qt and the theme, never the session.

Every text they show is plain text; every one works from the keyboard and has an accessible name.

======================  ====================================================================
``labels``              PlainLabel (plain text, a ``Type`` and a tone), ElidedLabel (one line)
``buttons``             push_button, icon_button: an icon that follows the theme, a kind
``rail``                Rail: the navigation; ``chosen(key)``
``banner``              Banner: one dismissible sentence, info, success, warning or error
``card``                Card: a titled frame with a ``body`` and actions
``empty``               EmptyState: icon, title, sentence, actions
``segments``            SegmentedControl: one of a few; ``chosen(key)``
``searchlist``          SearchList: a filter field over a grouped list; ``chosen(key)``
``table``               TableView: a TableSpec, sortable, copied with its real numbers
``wrappedlist``         WrappedList: a plain list whose texts wrap and are shown whole
``chip``                RemovableChip: something chosen, taken away by a click or a key
``tags``                TagEditor: several of many, as chips; ``edited(keys)``
``editor``              AutoSaveTextEdit, AutoSaveLineEdit: ``edited(text)`` on a pause
``progress``            ProgressStrip: what is under way, how far, and a way to stop it
``dropzone``            DropZone: a frame on which files are dropped; ``dropped(path)``
``flow``                FlowLayout: children side by side, wrapped; row, column
``tooltips``            plain_tooltip: what to hand to ``setToolTip`` so that it shows a text as is
``arrows``              Arrows: arrow keys inside a group of buttons, with one Tab stop
======================  ====================================================================

What is picked from (``choices``) is anything with a ``key`` and a ``text``.
"""
