#!/bin/sh
# Makes sure that a LibreOffice is there for the tests of templates; says what is missing where it may not install.
set -u
for name in soffice libreoffice; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian's libreoffice-calc-nogui for the tests of templates"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends libreoffice-calc-nogui && exit 0
fi
echo "No LibreOffice found, and it could not be installed: run 'sudo apt-get install libreoffice-calc-nogui'." >&2
echo "The tests that open templates with it will be skipped; with CI=true this is a failure." >&2
if [ "${CI:-}" = true ]; then exit 1; fi
exit 0
