"""Large libraries made up for measuring, and the measurements."""
