//! One file for what a page loads first. The splitter cuts the program into a hundred pieces by who shares them; a page asked for sixty of
//! them, each compressed by itself. Now the page that is opened gets its pieces as one file, which compresses a tenth better, and whoever goes
//! on from there gets the pieces that are still missing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

/// What this is: another text makes other files, so that a build knows when to make them anew.
pub const SOURCE: &str = include_str!("first_files.rs");

/// What a page asks for by itself right after its own pieces: a list, its table.
const AT_ONCE: [(&str, &str); 2] = [("clients", "table"), ("documents", "table")];

/// How the loader asks for a piece, before its name and after it.
const ASKED: [&str; 2] = [r#"fetch(new URL("./"#, r#".wasm", import.meta.url))"#];

/// What the loader does instead: the page names its file in its head, the file begins with the length and the text of its own index.
const LOADER: &str = r#"const __first = (async () => {
    const pieces = new Map();
    for (const link of document.querySelectorAll('link[rel=preload][href*="/first_"]')) {
        try {
            const answer = await fetch(link.href);
            if (!answer.ok) continue;
            const bytes = await answer.arrayBuffer();
            const start = 4 + new DataView(bytes).getUint32(0, true);
            const index = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, start - 4)));
            for (const [name, from, to] of index) pieces.set(name, new Uint8Array(bytes, start + from, to - from));
        } catch {
            // Each piece is then asked for by itself.
        }
    }
    return pieces;
})();
const __piece = async (name) => {
    const piece = (await __first).get(name);
    if (piece) return new Response(piece, { headers: { "content-type": "application/wasm" } });
    return fetch(new URL(`./${name}.wasm`, import.meta.url));
};
"#;

/// Pieces of each part of the program, by its name; the names of files have no ending.
type Manifest = BTreeMap<String, Vec<String>>;

/// Writes the files into the folder of a finished build, and has its loader and its pages use them.
pub fn write(folder: &Path) -> Result<()> {
    let manifest_file = named(folder, "__wasm_split_manifest", "json")?;
    let loader_file = named(folder, "__wasm_split.", "js")?;
    let manifest: Manifest = serde_json::from_slice(&fs::read(&manifest_file)?)?;
    let mut firsts = Manifest::new();
    for part in manifest.keys() {
        let pieces = pieces(&manifest, part);
        let contents: Vec<_> =
            pieces.iter().map(|piece| fs::read(folder.join(format!("{piece}.wasm")))).collect::<Result<_, _>>()?;
        let file = bundle(&pieces, &contents)?;
        let mut hasher = DefaultHasher::new();
        file.hash(&mut hasher);
        let name = format!("first_{part}.{:016x}", hasher.finish());
        fs::write(folder.join(format!("{name}.wasm")), file)?;
        firsts.insert(part.clone(), vec![name]);
    }
    let loader = loader(&fs::read_to_string(&loader_file)?)?;
    fs::write(loader_file, loader)?;
    fs::write(manifest_file, serde_json::to_string(&firsts)?)?;
    Ok(())
}

/// The pieces of a part and of what it asks for at once, each once.
fn pieces<'a>(manifest: &'a Manifest, part: &str) -> Vec<&'a str> {
    let beside = AT_ONCE.iter().filter(|(asks, _)| *asks == part).map(|(_, other)| *other);
    let mut seen = BTreeSet::new();
    std::iter::once(part)
        .chain(beside)
        .filter_map(|part| manifest.get(part))
        .flatten()
        .map(String::as_str)
        .filter(|piece| seen.insert(*piece))
        .collect()
}

/// The length of the index (four bytes, the smallest first), the index (name, from, to), and the pieces.
fn bundle(names: &[&str], contents: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut at = 0;
    let index: Vec<_> = names
        .iter()
        .zip(contents)
        .map(|(name, content)| {
            let from = at;
            at += content.len();
            (name, from, at)
        })
        .collect();
    let index = serde_json::to_vec(&index)?;
    let mut file = u32::try_from(index.len())?.to_le_bytes().to_vec();
    file.extend(index);
    file.extend(contents.concat());
    Ok(file)
}

/// The loader that takes pieces from the page's file.
fn loader(plain: &str) -> Result<String> {
    let [before, after] = ASKED;
    let mut parts = plain.split(before);
    let mut changed = parts.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for part in parts {
        let (name, rest) =
            part.split_once(after).context("the loader asks for its pieces in another way than before")?;
        changed += &["__piece(\"", name, "\")", rest].concat();
        count += 1;
    }
    ensure!(count > 0, "the loader asks for no pieces");
    // Behind its first line, which imports the program.
    let (import, rest) = changed.split_once('\n').context("the loader is one line")?;
    Ok(format!("{import}\n{LOADER}{rest}"))
}

/// The one file of a folder whose name begins and ends so.
fn named(folder: &Path, start: &str, ending: &str) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(start) && path.extension().is_some_and(|found| found == ending) {
            return Ok(path);
        }
    }
    anyhow::bail!("no {start}….{ending} in {}", folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_its_pieces_once_and_what_it_asks_for_next() {
        let of = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        let manifest = Manifest::from([
            ("clients".to_owned(), of(&["chunk_1", "split_clients"])),
            ("door".to_owned(), of(&["chunk_1", "split_door"])),
            ("table".to_owned(), of(&["chunk_1", "split_table"])),
        ]);
        assert_eq!(pieces(&manifest, "clients"), ["chunk_1", "split_clients", "split_table"]);
        assert_eq!(pieces(&manifest, "door"), ["chunk_1", "split_door"]);
    }

    #[test]
    fn an_index_says_where_each_piece_is() {
        let file = bundle(&["a", "b"], &[vec![1, 2, 3], vec![4]]).unwrap();
        let length = u32::from_le_bytes(file[..4].try_into().unwrap()) as usize;
        assert_eq!(std::str::from_utf8(&file[4..4 + length]).unwrap(), r#"[["a",0,3],["b",3,4]]"#);
        assert_eq!(file[4 + length..], [1, 2, 3, 4]);
    }

    #[test]
    fn the_loader_asks_the_file_first() {
        let plain = "import { initSync } from \"./a.js\";\nconst b = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_9.x-Y_z.wasm\", import.meta.url));\n});\n";
        let changed = loader(plain).unwrap();
        assert!(changed.starts_with("import { initSync } from \"./a.js\";\nconst __first"));
        assert!(changed.ends_with("const b = makeLoad(() => {\n    const src = __piece(\"chunk_9.x-Y_z\");\n});\n"));
        assert!(loader("import a;\nnothing\n").is_err());
    }
}
