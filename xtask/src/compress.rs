//! The site's files, compressed once after a release build, so that the server never compresses one while it answers.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{child, workshop::Workshop};

/// Node does it in two seconds: cargo-leptos is built without optimisation here, and would take a minute.
/// Fonts and pictures are compressed already.
const SCRIPT: &str = r"
const fs = require('fs'), path = require('path'), zlib = require('zlib'), c = zlib.constants;
const root = process.argv[1];
for (const name of fs.readdirSync(root, { recursive: true })) {
  if (!/\.(wasm|js|mjs|css|svg|txt|json|html)$/.test(name)) continue;
  const file = path.join(root, name), bytes = fs.readFileSync(file);
  fs.writeFileSync(file + '.br', zlib.brotliCompressSync(bytes,
    { params: { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  fs.writeFileSync(file + '.gz', zlib.gzipSync(bytes, { level: 9 }));
}
";

/// Writes a `.br` and a `.gz` beside each file that gains by it.
pub fn compress(workshop: &Workshop, site: &Path) -> Result<()> {
    let mut node = workshop.command("node");
    node.args(["-e", SCRIPT]).arg(site);
    child::capture(&mut node).context("the site could not be compressed")?;
    Ok(())
}
