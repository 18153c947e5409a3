//! Files of one crate that use each other in a circle: none of them can be read, or moved, without the others.

use std::collections::{BTreeMap, BTreeSet};

/// A circle for each line: the files of a crate's `src` that use each other. `sources` are their paths below it and their texts.
pub fn circles(sources: &[(String, &str)]) -> Vec<String> {
    let modules: BTreeMap<String, &str> = sources.iter().map(|(path, text)| (module(path), *text)).collect();
    let uses: BTreeMap<&str, BTreeSet<String>> =
        modules.iter().map(|(name, text)| (name.as_str(), used(name, text, &modules))).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|name| (*name, reach(name, &uses))).collect();
    let mut found = BTreeSet::new();
    for (name, far) in &reached {
        let circle: Vec<&str> = far.iter().copied().filter(|other| reached[other].contains(name)).collect();
        if circle.len() > 1 {
            found.insert(circle.join(", "));
        }
    }
    found.into_iter().collect()
}

/// `listing/views/menu.rs` is `listing::views::menu`; the root of the crate is nothing.
fn module(path: &str) -> String {
    let name = path.trim_end_matches(".rs").replace('/', "::");
    if name == "lib" { String::new() } else { name }
}

/// Everything that a file uses, and what that uses, as long as there is more.
fn reach<'a>(from: &str, uses: &'a BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut ahead: Vec<&str> = vec![from];
    while let Some(name) = ahead.pop() {
        for next in uses.get(name).into_iter().flatten() {
            if found.insert(next.as_str()) {
                ahead.push(next);
            }
        }
    }
    found
}

/// The files that a file names by `crate::`, `self::` or `super::`. What a module only gives on from below counts as its own.
fn used(name: &str, text: &str, modules: &BTreeMap<String, &str>) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect();
    let mut found = BTreeSet::new();
    for start in ["crate::", "self::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_whole = !code[..at].ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | ':'));
            if is_whole {
                found.extend(paths(name, &code[at..]).into_iter().map(|path| nearest(path, modules)));
            }
        }
    }
    found.remove(name);
    found
}

/// The paths that begin here, from the root of the crate on; several where names stand in braces.
fn paths(name: &str, mut rest: &str) -> Vec<String> {
    let mut base: Vec<&str> = name.split("::").filter(|part| !part.is_empty()).collect();
    loop {
        if let Some(after) = rest.strip_prefix("crate::") {
            base.clear();
            rest = after;
        } else if let Some(after) = rest.strip_prefix("self::") {
            rest = after;
        } else if let Some(after) = rest.strip_prefix("super::") {
            base.pop();
            rest = after;
        } else {
            break;
        }
    }
    let plain = rest.find(|next: char| !(next.is_alphanumeric() || matches!(next, '_' | ':'))).unwrap_or(rest.len());
    let (middle, after) = rest.split_at(plain);
    let last: Vec<&str> = match after.strip_prefix('{').and_then(|inner| inner.split('}').next()) {
        Some(inner) => inner.split(',').map(str::trim).filter(|part| !part.is_empty()).collect(),
        None => vec![""],
    };
    let joined = |last: &str| {
        let parts = base.iter().copied().chain(middle.split("::")).chain(last.split("::"));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("::")
    };
    last.into_iter().map(joined).collect()
}

/// The file that holds what a path names.
fn nearest(mut path: String, modules: &BTreeMap<String, &str>) -> String {
    while !modules.contains_key(&path) && !path.is_empty() {
        path.truncate(path.rfind("::").unwrap_or(0));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sources: &[(&str, &str)]) -> Vec<String> {
        circles(&sources.iter().map(|(path, text)| ((*path).to_owned(), *text)).collect::<Vec<_>>())
    }

    #[test]
    fn files_that_use_each_other_are_seen() {
        let by_two = [("a.rs", "use crate::b::Thing;"), ("b.rs", "use super::a::{Other, more::Still};"), ("c.rs", "")];
        assert_eq!(of(&by_two), ["a, b"]);
        let by_three =
            [("a.rs", "fn a() { crate::b::c::f() }"), ("b/c.rs", "use crate::d;"), ("d.rs", "use crate::a::A;")];
        assert_eq!(of(&by_three), ["a, b::c, d"]);
    }

    #[test]
    fn a_module_may_name_what_is_below_it() {
        assert_eq!(of(&[("a.rs", "mod b; pub use b::B;"), ("a/b.rs", "use super::A;")]), [""; 0]);
        let test_alone = "use crate::b::B;\n#[cfg(test)]\nmod tests { use crate::c::C; }";
        assert_eq!(
            of(&[("a.rs", test_alone), ("b.rs", ""), ("c.rs", "// as crate::a does\nuse crate::a::A;")]),
            [""; 0]
        );
    }
}
