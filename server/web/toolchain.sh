# Sourced: puts a Node that the web tools accept (22.12 or later; Debian 12 has 18) first in PATH.
# It comes from the npm registry into build/node, once.
node_is_new_enough() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 22 || (major === 22 && minor >= 12) ? 0 : 1)' 2>/dev/null
}
if ! node_is_new_enough; then
  toolchain=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/node
  if [ ! -x "$toolchain/node_modules/.bin/npm" ] || [ ! -x "$toolchain/node_modules/.bin/node" ]; then
    mkdir -p "$toolchain"
    npm install --prefix "$toolchain" --no-audit --no-fund --loglevel=error node@22 npm@11 >&2
  fi
  export PATH="$toolchain/node_modules/.bin:$PATH"
  node_is_new_enough || { echo "Node 22.12 or later is needed; $(node --version) was found. Remove $toolchain and run again." >&2; exit 1; }
fi
