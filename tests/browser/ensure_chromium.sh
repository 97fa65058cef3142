#!/bin/sh
# Makes sure that a Chromium is there for the browser tests; says what is missing where it may not install.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian's chromium for the browser tests"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium && exit 0
fi
echo "No Chromium found, and it could not be installed: run 'sudo apt-get install chromium'." >&2
echo "The browser tests will be skipped; with CI=true this is a failure." >&2
if [ "${CI:-}" = true ]; then exit 1; fi
exit 0
