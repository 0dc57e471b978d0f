#!/bin/sh
# Stand-in for the script that gives the interfaces their names: notes that it was called.
echo "$*" >> /var/log/interface-rename.log
# A test may want to have something done while it runs.
[ ! -e /run/slow-names ] || sleep 10
