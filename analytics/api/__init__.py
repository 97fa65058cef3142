"""The app's ``/api``: how the command line works while the app holds the store."""
