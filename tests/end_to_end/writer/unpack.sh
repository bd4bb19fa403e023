#!/bin/sh
# Debian 12's own LibreOffice, unpacked in FOLDER beside the one that is installed: unpack.sh FOLDER
set -e
mkdir -p "$1/debs"
cd "$1/debs"
version="4:7.4.7*"
for name in libreoffice-core-nogui libreoffice-writer-nogui libreoffice-common libreoffice-base-core python3-uno uno-libs-private ure \
  libuno-cppu3 libuno-sal3 libuno-salhelpergcc3-3 libuno-purpenvhelpergcc3-3 libuno-cppuhelpergcc3-3; do
  set -- "$@" "$name=$version"
done
# Libraries of its time, which a system that never had it has not.
set -- "$@" liborcus-0.17-0 liborcus-parser-0.17-0 libboost-filesystem1.74.0
folder=$1
shift
apt-get -qq -o APT::Sandbox::User=root download "$@"
for package in *.deb; do dpkg-deb -x "$package" "$folder/root"; done
rm -rf "$folder/debs"
# What names its place in the system is to name the one here.
cd "$folder/root/usr/lib/libreoffice"
sed -i 's#file:///usr/lib/libreoffice#${ORIGIN}/..#; s#file:///etc/libreoffice/registry#${ORIGIN}/../share/registry#g' program/fundamentalrc
rm -f share/registry share/uno_packages/cache share/prereg/bundled
ln -s .registry share/registry
mkdir -p share/uno_packages/cache share/prereg/bundled
