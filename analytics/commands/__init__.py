"""What can be asked of the product without a screen; shared by the command line and ``/api``."""
