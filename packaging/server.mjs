// Serves the console and the API; see README.md for the settings.
import "./app/server.mjs";
