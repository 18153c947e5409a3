//! What a browser fetches before a page answers by itself, counted as it is sent.

use anyhow::{Context, Result};
use serde::Serialize;

use super::http::{Connection, get};

/// A file that the page asks for, or the page itself.
#[derive(Serialize)]
pub struct Fetched {
    /// Its path.
    pub path: String,
    /// Bytes of its body, compressed where the server does so.
    pub bytes: usize,
}

/// Fetches a page and all that its head links to: style, typeface, program, and the chunks of the program that the page needs.
pub fn measure(address: &str, path: &str, cookie: &str) -> Result<Vec<Fetched>> {
    let mut connection = Connection::open(address)?;
    let plain = get(&mut connection, address, path, cookie, "identity")?;
    let page = String::from_utf8(plain.body).context("the page is not UTF-8")?;
    let mut all = vec![Fetched {
        path: path.to_owned(),
        bytes: get(&mut connection, address, path, cookie, "br, gzip")?.body.len(),
    }];
    for link in links(&page) {
        let bytes = get(&mut connection, address, &link, cookie, "br, gzip")?.body.len();
        all.push(Fetched { path: link, bytes });
    }
    Ok(all)
}

/// Where the links of the head lead that a browser fetches at once.
fn links(page: &str) -> Vec<String> {
    let head = page.split("</head>").next().unwrap_or_default();
    let mut paths = Vec::new();
    for link in head.split("<link ").skip(1).filter_map(|rest| rest.split('>').next()) {
        let fetched = matches!(attribute(link, "rel"), Some("stylesheet" | "preload" | "modulepreload"));
        if let Some(path) = attribute(link, "href").filter(|_| fetched)
            && !paths.iter().any(|known| known == path)
        {
            paths.push(path.to_owned());
        }
    }
    paths
}

fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    tag.split_once(&format!("{name}=\""))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fetched_at_once_is_counted_once() {
        let page = r#"<head><link rel="icon" href="/i.svg"><link id="leptos" rel="stylesheet" href="/pkg/a.css">
            <link rel="preload" href="/pkg/a.wasm" as="fetch"/><link rel="preload" href="/pkg/a.wasm" as="fetch"/>
            <link rel="modulepreload" href="/pkg/a.js"></head><link rel="stylesheet" href="/late.css">"#;
        assert_eq!(links(page), ["/pkg/a.css", "/pkg/a.wasm", "/pkg/a.js"]);
    }
}
