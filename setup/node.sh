# Sourced: puts a Node that the web tools accept (22.18 or later; Debian 12 has 18) first in PATH, from the npm registry
# into build/node, once; and installs a folder's packages exactly as its lock file names them.
project_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

node_is_new_enough() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 22 || (major === 22 && minor >= 18) ? 0 : 1)' 2>/dev/null
}

use_new_node() {
  if node_is_new_enough; then return; fi
  local tools=$project_root/build/node
  if [ ! -x "$tools/node_modules/.bin/npm" ] || [ ! -x "$tools/node_modules/.bin/node" ]; then
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-audit --no-fund --loglevel=error node@22 npm@11 >&2
  fi
  export PATH="$tools/node_modules/.bin:$PATH"
  node_is_new_enough && return
  echo "Node 22.18 or later is needed; $(node --version) was found. Remove $tools and run again." >&2
  return 1
}

# install_packages FOLDER: nothing to do when the lock file is the one installed last.
install_packages() {
  local lock
  lock=$(sha256sum < "$1/package-lock.json")
  if [ "$(cat "$1/node_modules/.installed" 2>/dev/null)" = "$lock" ]; then return; fi
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error >&2)
  echo "$lock" > "$1/node_modules/.installed"
}
