"""Item models: they adapt values to Qt and decide nothing."""
