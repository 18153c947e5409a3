//! What people and programs write into a cell that has nothing to say.

use crate::text::fold;

/// What a column holds, as far as it decides on what says nothing there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A name, which may be any word: somebody is called Null.
    Name,
    /// Words.
    Words,
    /// A number or an address that somebody was given: zeros are none.
    Given,
}

/// Marks that say nothing by themselves. A sign of a currency or a tick does.
const MARKS: &[char] = &[
    '-', '_', '.', ',', ';', ':', '/', '\\', '|', '*', '#', '?', '!', '~', '\'', '"', '(', ')', '[', ']', '{', '}',
    '<', '>', '=', '·', '•', '…', '+', '«', '»',
];

/// What a spreadsheet writes where a formula failed, in French and in English, without its marks.
const FAILED: [&str; 12] =
    ["n/a", "na", "ref", "value", "valeur", "name", "nom", "null", "nul", "num", "nombre", "div/0"];

/// Words that stand for nothing, letters alone.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "aucun", "aucune", "acompleter", "acreer", "adefinir", "arenseigner", "avenir", "blank", "empty", "encours", "enattente", "inconnu",
    "inconnue", "indefini", "na", "nan", "nc", "nd", "neant", "nil", "nonapplicable", "noncommunique", "noncommuniquee",
    "nonconnu", "nonconnue", "nondefini", "nondefinie", "nondisponible", "none", "nonfourni", "nonfournie", "nonprecise",
    "nonprecisee", "nonrenseigne", "nonrenseignee", "notapplicable", "notavailable", "notknown", "notprovided",
    "notspecified", "nr", "null", "rien", "sans", "sansobjet", "tba", "tbc", "tbd", "todo", "undefined", "unknown", "vide", "xx",
    "xxx", "xxxx",
];

/// How a sentence begins that says of a number or an address that there is none yet, or none at all.
#[rustfmt::skip]
const NONE_YET: &[&str] = &[
    "en cours", "en attente", "en creation", "demande en cours", "pas de ", "pas d'", "pas encore", "sans ", "non attribue",
    "pending", "not yet", "ne sait pas", "a demander", "a preciser", "a venir",
];

/// Whether a cell says nothing.
#[must_use]
pub fn says_nothing(cell: &str, holds: Holds) -> bool {
    let folded = fold(cell.trim());
    let word = folded.trim_matches(|c: char| c.is_whitespace() || MARKS.contains(&c));
    if word.is_empty() || word == "n/a" || folded.starts_with('#') && FAILED.contains(&word) {
        return true;
    }
    if holds == Holds::Name {
        return false;
    }
    let letters: String = word.chars().filter(|c| !c.is_whitespace() && !MARKS.contains(c)).collect();
    if NOTHING.contains(&letters.as_str()) || word == "s/o" || word == "s.o" {
        return true;
    }
    let is_nought = letters.bytes().all(|digit| digit == b'0');
    let is_sentence = || NONE_YET.iter().any(|start| word.starts_with(start)) && !word.contains('@');
    holds == Holds::Given && (is_nought || is_sentence())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_says_it_anywhere() {
        for cell in ["", "-", "--", ".", "…", "/", "N/A", "#N/A", "#REF!", "#VALEUR!", "?", "'-"] {
            for holds in [Holds::Name, Holds::Words, Holds::Given] {
                assert!(says_nothing(cell, holds), "{cell} {holds:?}");
            }
        }
    }

    #[test]
    fn words_for_nothing_are_no_values_and_may_be_names() {
        for cell in
            ["néant", "Aucun", "NC", "N.C.", "n/c", "NR", "null", "(vide)", "Inconnu", "Non renseigné", "S/O", "NaN"]
        {
            assert!(says_nothing(cell, Holds::Words) && !says_nothing(cell, Holds::Name), "{cell}");
        }
        for cell in ["0", "0000000000", "00 00 00 00 00", "en cours d’immatriculation", "pas de mail", "0.0"] {
            assert!(says_nothing(cell, Holds::Given) && !says_nothing(cell, Holds::Words), "{cell}");
        }
    }

    #[test]
    fn values_say_something() {
        for cell in ["€", "$", "✓", "x", "Non", "01000", "Nancy", "sans.souci@x.example", "#12", "Naf Naf", "+33"] {
            for holds in [Holds::Name, Holds::Words, Holds::Given] {
                assert!(!says_nothing(cell, holds), "{cell} {holds:?}");
            }
        }
    }
}
