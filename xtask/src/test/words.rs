//! The step `words`: every text in every language.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use super::tally::Tally;
use crate::workshop::Workshop;

const LANGUAGES: [&str; 2] = ["fr", "en"];
/// CLDR's categories: a language has its own, so these are compared without.
const PLURALS: [&str; 6] = ["_zero", "_one", "_two", "_few", "_many", "_other"];

/// Compares the languages file by file; each file of words is one case.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let folder = workshop.checkout.root.join("app/locales");
    let languages: Vec<BTreeMap<String, Words>> =
        LANGUAGES.iter().map(|language| load(&folder.join(language))).collect::<Result<_>>()?;
    let files: BTreeSet<&String> = languages.iter().flat_map(BTreeMap::keys).collect();
    if files.is_empty() {
        return Ok(Tally::failure("words: app/locales has none"));
    }
    let nothing = Words::default();
    let tallies = files.into_iter().map(|file| {
        let sides: Vec<&Words> = languages.iter().map(|words| words.get(file).unwrap_or(&nothing)).collect();
        Tally::of(&format!("words of {file}"), &complaints(&sides))
    });
    Ok(tallies.fold(Tally::default(), Tally::and))
}

/// The keys of one file, those without a text, and the texts.
#[derive(Default)]
struct Words {
    keys: BTreeSet<String>,
    empty: Vec<String>,
    texts: Vec<(String, String)>,
}

fn load(folder: &Path) -> Result<BTreeMap<String, Words>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut found = BTreeMap::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let root: Map<String, Value> = serde_json::from_str(&text).with_context(|| format!("in {}", path.display()))?;
        let mut words = Words::default();
        collect(&root, "", &mut words);
        found.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), words);
    }
    Ok(found)
}

fn collect(object: &Map<String, Value>, above: &str, words: &mut Words) {
    for (key, value) in object {
        let path = format!("{above}{}", base(key, object));
        match value {
            Value::Object(inner) => collect(inner, &format!("{path}."), words),
            value => {
                let is_empty = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
                if is_empty {
                    words.empty.push(path.clone());
                }
                words.texts.extend(value.as_str().map(|text| (path.clone(), text.to_owned())));
                words.keys.insert(path);
            }
        }
    }
}

/// `clients_one` beside `clients_other` is a form of `clients`; `someone` alone is a key.
fn base<'a>(key: &'a str, siblings: &Map<String, Value>) -> &'a str {
    PLURALS
        .iter()
        .find_map(|ending| key.strip_suffix(ending))
        .filter(|base| siblings.contains_key(&format!("{base}_other")))
        .unwrap_or(key)
}

fn complaints(sides: &[&Words]) -> Vec<String> {
    let mut found = Vec::new();
    for (language, side) in LANGUAGES.iter().zip(sides) {
        let others = sides.iter().flat_map(|other| &other.keys).collect::<BTreeSet<_>>();
        found.extend(
            others.into_iter().filter(|key| !side.keys.contains(*key)).map(|key| format!("{language} lacks {key}")),
        );
        found.extend(side.empty.iter().map(|key| format!("{language} has no text for {key}")));
        let rough = side.texts.iter().filter_map(|(key, text)| Some((key, roughness(language, text)?)));
        found.extend(rough.map(|(key, what)| format!("{language} has {what} in {key}")));
    }
    found
}

/// What a printer would not let pass: a typewriter's apostrophe; in French a space that a line may break at, where none may.
fn roughness(language: &str, text: &str) -> Option<&'static str> {
    let breaks = ["« ", " »", " :", " ;", " !", " ?"];
    if text.contains('\'') {
        Some("a straight apostrophe")
    } else if language == "fr" && breaks.iter().any(|sign| text.contains(sign)) {
        Some("a space that breaks (U+00A0 within « » and before :, U+202F before ; ! ?)")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> Words {
        let mut words = Words::default();
        collect(&serde_json::from_str(json).unwrap(), "", &mut words);
        words
    }

    #[test]
    fn missing_and_empty_words_are_named() {
        let french = words(r#"{"title": "Clients", "list": {"empty": "Aucun"}}"#);
        let english = words(r#"{"title": " ", "list": {}}"#);
        assert_eq!(complaints(&[&french, &english]), ["en lacks list.empty", "en has no text for title"]);
    }

    #[test]
    fn words_are_set_as_a_printer_would() {
        for rough in ["l'année", "Prêt ?", "« Prêt\u{a0}»", "Total : 3"] {
            assert!(roughness("fr", rough).is_some(), "{rough}");
        }
        for fine in ["l’année", "Prêt\u{202f}?", "«\u{a0}Prêt\u{a0}»", "Total\u{a0}: 3", "a:b"] {
            assert_eq!(roughness("fr", fine), None, "{fine}");
        }
        assert!(roughness("en", "it's").is_some() && roughness("en", "3 : 4").is_none());
    }

    #[test]
    fn plural_forms_may_differ() {
        let french = words(r#"{"n_one": "un", "n_many": "beaucoup", "n_other": "des"}"#);
        let english = words(r#"{"n_one": "one", "n_other": "some"}"#);
        assert!(complaints(&[&french, &english]).is_empty());
    }
}
