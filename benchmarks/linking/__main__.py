import sys

from benchmarks.linking.old_single_file import main

sys.exit(main(sys.argv[1:]))
