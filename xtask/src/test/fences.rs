//! The step `fences`: what may use what, and the house rules that grep can see.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use super::{
    calls::endless_arguments,
    circles::circles,
    exceptions::{self, Exceptions},
    excerpts, records,
    sources::{LINE_RULES, uses_store, writes_into_head},
    tally::Tally,
};
use crate::{child, toolchain::WASM, workshop::Workshop};

/// House rule: a file is one thought.
const MOST_LINES: usize = 300;

/// A package, and what must not be found below it. A name that ends in `*` stands for all that begin so.
struct Tree<'a> {
    name: &'a str,
    arguments: &'a [&'a str],
    without: &'a [&'a str],
}

const TREES: [Tree<'static>; 5] = [
    Tree {
        name: "the browser's build holds nothing of the server",
        arguments: &["--package", "frontend", "--target", WASM],
        without: &[
            "sea-orm*",
            "sqlx*",
            "tokio",
            "axum",
            "phonenumber",
            "argon2",
            "store",
            "migrations",
            "server",
            "paper",
        ],
    },
    Tree {
        name: "domain is pure",
        arguments: &["--package", "domain", "--all-features"],
        without: &["leptos*", "sea-orm*", "sqlx*", "tokio", "axum", "store", "app", "server"],
    },
    Tree {
        name: "store knows nothing of pages",
        arguments: &["--package", "store"],
        without: &["leptos*", "axum", "app", "kit", "server"],
    },
    Tree {
        name: "the press knows neither the store nor pages, and asks no network",
        arguments: &["--package", "paper"],
        without: &["leptos*", "sea-orm*", "sqlx*", "tokio", "axum", "reqwest", "ureq", "store", "app", "server"],
    },
    Tree {
        name: "the kit knows no engine and no feature",
        arguments: &["--package", "kit", "--all-features"],
        without: &[
            "engines",
            "account",
            "clients",
            "documents",
            "expenses",
            "imports",
            "products",
            "settings",
            "tasks",
            "app",
            "server",
        ],
    },
];

/// The features: each a crate below `app` that knows the kit and the engines. What puts them together is `app` itself.
const FEATURES: [&str; 8] = ["account", "clients", "documents", "expenses", "imports", "products", "settings", "tasks"];

/// A Rust file of the checkout: its path from the root on, and its text.
struct Source {
    path: String,
    text: String,
}

/// Each fence is one case.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let mut tally = Tally::default();
    for tree in &TREES {
        tally = tally.and(Tally::of(tree.name, &below(workshop, tree)?));
    }
    tally = tally.and(Tally::of("neither the engines nor a feature know a feature", &features_known(workshop)?));
    let sources = sources(workshop)?;
    tally = tally.and(Tally::of("files below app/ do not use each other in a circle", &in_circles(&sources)));
    let excepted = Exceptions::load(&workshop.checkout.root)?;
    tally = tally
        .and(Tally::of("files of 300 lines at most", &exceptions::apply(long_files(&sources), &excepted.long_files)));
    tally = tally.and(Tally::of(
        "app asks the store in api.rs and session.rs only",
        &exceptions::apply(store_users(&sources), &excepted.store_users),
    ));
    tally = tally.and(Tally::of("only kit::title writes into the document's head", &head_writers(&sources)));
    let endless: Vec<String> = sources.iter().flat_map(|file| endless_arguments(&file.path, &file.text)).collect();
    tally = tally.and(Tally::of("each list and text of a call has its limit in its type", &endless));
    tally = tally.and(Tally::of("a crate's tests are one program, with every file in it", &stray_tests(&sources)));
    tally = tally.and(Tally::of(
        "clients, contacts, products, documents and what was paid are never taken out of their tables",
        &exceptions::apply(breaking(&sources, records::deletions), &excepted.record_deletions),
    ));
    tally = tally.and(Tally::of(
        "rows of lists are written by their change",
        &exceptions::apply(breaking(&sources, records::writes), &excepted.record_writes),
    ));
    tally =
        tally.and(Tally::of("a function whose code comes in a chunk has a name of its own", &doors_twice(&sources)));
    let excerpts = excerpts::missing(&workshop.checkout.root)?;
    tally = tally.and(Tally::of("the examples of docs/STYLE.md stand so in their files", &excerpts));
    for rule in &LINE_RULES {
        let complaints: Vec<String> = sources
            .iter()
            .filter(|source| source.path.starts_with(rule.below))
            .flat_map(|source| lines_with(source, rule.complaint))
            .collect();
        tally = tally.and(Tally::of(rule.name, &complaints));
    }
    Ok(tally)
}

/// Where the engines or a feature depend on a feature.
fn features_known(workshop: &Workshop) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for package in ["engines"].into_iter().chain(FEATURES) {
        let others: Vec<&str> = FEATURES.into_iter().filter(|other| *other != package).collect();
        let tree = Tree { name: "", arguments: &["--package", package, "--all-features"], without: &others };
        found.extend(below(workshop, &tree)?.into_iter().map(|known| format!("{package} knows {known}")));
    }
    Ok(found)
}

/// The circles of each crate below `app`, and of `app` itself.
fn in_circles(sources: &[Source]) -> Vec<String> {
    let mut crates: BTreeMap<&str, Vec<(String, &str)>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.path.starts_with("app/")) {
        if let Some((name, path)) = source.path.split_once("/src/") {
            crates.entry(name).or_default().push((path.to_owned(), &source.text));
        }
    }
    let of = |(name, files): (&str, Vec<(String, &str)>)| -> Vec<String> {
        circles(&files).into_iter().map(|circle| format!("{name}: {circle}")).collect()
    };
    crates.into_iter().flat_map(of).collect()
}

/// Names of `door!` that are given twice, in whatever crate: what the splitter calls them is made of the name and its place in its file.
fn doors_twice(sources: &[Source]) -> Vec<String> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with("app/")) {
        for (at, start) in source.text.match_indices("\ndoor!(") {
            let name = source.text[at + start.len()..].split(',').next().unwrap_or_default().trim();
            if let Some(other) = first.insert(name, &source.path) {
                found.push(format!("{name}: {other} and {}", source.path));
            }
        }
    }
    found
}

fn below(workshop: &Workshop, tree: &Tree<'_>) -> Result<Vec<String>> {
    let mut command = workshop.cargo("tree");
    command.args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]).args(tree.arguments);
    let names = child::capture(&mut command)?;
    let mut found: Vec<String> =
        names.lines().filter_map(|line| forbidden(line, tree.without)).map(String::from).collect();
    found.sort();
    found.dedup();
    Ok(found)
}

/// The package of a line of `cargo tree`, if it is one that must not be there.
fn forbidden<'a>(line: &'a str, without: &[&str]) -> Option<&'a str> {
    let package = line.split_whitespace().next()?;
    let is_named = |name: &&str| name.strip_suffix('*').map_or(*name == package, |start| package.starts_with(start));
    without.iter().any(is_named).then_some(package)
}

fn sources(workshop: &Workshop) -> Result<Vec<Source>> {
    let mut list = workshop.command("git");
    // Files that are not committed yet count, ignored ones do not.
    list.args(["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.rs"]);
    let names = child::capture(&mut list)?;
    let existing = names.lines().filter(|path| workshop.checkout.root.join(path).exists());
    existing
        .map(|path| {
            let text =
                fs::read_to_string(workshop.checkout.root.join(path)).with_context(|| format!("cannot read {path}"))?;
            Ok(Source { path: path.into(), text })
        })
        .collect()
}

fn long_files(sources: &[Source]) -> Vec<(String, String)> {
    let length = |source: &Source| source.text.lines().count();
    let long = sources.iter().filter(|source| length(source) > MOST_LINES);
    long.map(|source| (source.path.clone(), format!("{} lines", length(source)))).collect()
}

fn store_users(sources: &[Source]) -> Vec<(String, String)> {
    let outside = sources.iter().filter(|source| source.path.starts_with("app/") && !may_use_store(&source.path));
    outside
        .filter_map(|source| {
            let line = source.text.lines().position(uses_store)?;
            Some((source.path.clone(), format!("uses the store in line {}", line + 1)))
        })
        .collect()
}

/// The files other than `kit::title` that name what `leptos_meta` writes into the head unescaped.
fn head_writers(sources: &[Source]) -> Vec<String> {
    let others =
        sources.iter().filter(|source| source.path.starts_with("app/") && source.path != "app/kit/src/title.rs");
    others.flat_map(|source| lines_with(source, writes_into_head)).collect()
}

/// The files of the store with lines that a rule finds.
fn breaking(sources: &[Source], rule: fn(&str) -> Vec<usize>) -> Vec<(String, String)> {
    let of_store = sources.iter().filter(|source| source.path.starts_with("store/src/"));
    let broken = of_store.filter_map(|source| Some((source, *rule(&source.text).first()?)));
    broken.map(|(source, line)| (source.path.clone(), format!("line {}", line + 1))).collect()
}

fn may_use_store(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "api.rs" | "session.rs" | "api" | "session"))
}

/// Each file right below `tests` is a program of its own, linked anew; one that nothing names as a module never runs.
fn stray_tests(sources: &[Source]) -> Vec<String> {
    let complaint = |source: &Source| {
        let (folder, name) = source.path.rsplit_once('/')?;
        let module = name.strip_suffix(".rs")?;
        if folder.ends_with("/tests") {
            return Some(format!("{}: belongs in {folder}/all", source.path));
        }
        if !folder.contains("/tests/all") || (module == "main" && folder.ends_with("/all")) {
            return None;
        }
        let above = if folder.ends_with("/all") { format!("{folder}/main.rs") } else { format!("{folder}.rs") };
        let declaration = format!("mod {module};");
        let parent = sources.iter().find(|source| source.path == above);
        let is_named = parent.is_some_and(|parent| parent.text.lines().any(|line| line == declaration));
        (!is_named).then(|| format!("{}: {above} does not say `{declaration}`", source.path))
    };
    sources.iter().filter_map(complaint).collect()
}

fn lines_with(source: &Source, complaint: fn(&str) -> Option<&'static str>) -> Vec<String> {
    let numbered = source.text.lines().enumerate();
    numbered.filter_map(|(at, line)| Some(format!("{}:{}: {}", source.path, at + 1, complaint(line)?))).collect()
}

#[cfg(test)]
mod tests;
