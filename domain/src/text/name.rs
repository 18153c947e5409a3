//! Company names, for finding duplicates.

use super::fold;

/// Legal forms of the countries clients come from, folded and without dots: « S.A.R.L. » and « SARL » are one.
#[rustfmt::skip]
const LEGAL_FORMS: [&str; 62] = [
    "sarl", "sas", "sasu", "eurl", "sa", "sci", "scp", "scm", "snc", "sca", "scs", "scop", "selarl", "selas", "selarlu", "earl",
    "gaec", "gie", "ei", "eirl", "asbl", "scrl", "sprl", "srl", "spa", "sl", "slu", "slp", "lda",
    "inc", "incorporated", "corp", "corporation", "ltee", "limitee", "ltd", "limited", "llc", "llp", "lp", "plc", "pty", "enr", "senc",
    "sencrl", "cie", "co", "company", "gmbh", "ag", "kg", "ohg", "ug", "ev", "bv", "nv", "oy", "ab", "aps", "asa", "sagl", "doo",
];

/// A name reduced to what tells companies apart: folded, without legal form, « et »/« & », punctuation and spaces.
///
/// « L'Été, S.A.R.L. » and « SARL L ÉTÉ » both give `lete`. Two clients with one such name are offered as duplicates; it
/// is a hint, never a constraint. A name made of nothing else (« SA SA ») keeps its last word.
pub fn fold_company_name(name: &str) -> String {
    let folded = fold(name).replace('.', "");
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let kept = without_legal_form(&words);
    kept.iter().filter(|word| kept.len() == 1 || !matches!(**word, "et" | "and")).copied().collect()
}

/// The words without the legal forms at either end, one word at least: « AG » in the middle is part of the name.
pub(super) fn without_legal_form<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let mut kept = words;
    while let [rest @ .., last] = kept
        && !rest.is_empty()
        && LEGAL_FORMS.contains(last)
    {
        kept = rest;
    }
    while let [first, rest @ ..] = kept
        && !rest.is_empty()
        && LEGAL_FORMS.contains(first)
    {
        kept = rest;
    }
    kept
}

/// The legal form that a company bears, at the end of its name or, in French, at its beginning; or that stands alone. Forms of one family, and
/// the words for one in two languages, are one: a company that takes on a partner goes on under its name.
#[must_use]
pub fn legal_form(name: &str) -> Option<&'static str> {
    let folded = fold(name).replace('.', "");
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next()?;
    let last = words.next_back().unwrap_or(first);
    let known = |word: &str| LEGAL_FORMS.iter().copied().find(|form| *form == word);
    let form = known(last).or_else(|| known(first).filter(|form| IN_FRONT.contains(form)))?;
    Some(match form {
        "eurl" => "sarl",
        "sasu" => "sas",
        "selarlu" => "selarl",
        "incorporated" | "corp" | "corporation" => "inc",
        "ltee" | "limitee" | "limited" => "ltd",
        "cie" | "co" | "company" | "enr" => return None,
        form => form,
    })
}

/// Forms that are written in front of a name.
const IN_FRONT: [&str; 16] = [
    "sarl", "sas", "sasu", "eurl", "sa", "sci", "scp", "scm", "snc", "selarl", "selas", "earl", "gaec", "gie", "ei",
    "asbl",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_are_found_at_either_end() {
        for (name, form) in [
            ("SCI Martin", Some("sci")),
            ("Martin S.A.R.L.", Some("sarl")),
            ("EURL Martin", Some("sarl")),
            ("Martin", None),
            ("AB Services", None),
            ("Roche & Cie", None),
            ("SAS", Some("sas")),
            ("", None),
        ] {
            assert_eq!(legal_form(name), form, "{name}");
        }
    }

    #[test]
    fn names_of_one_company_meet() {
        for (one, other) in [
            ("L'Été, S.A.R.L.", "SARL L ÉTÉ"),
            ("Boulangerie Roche & Fils inc.", "Boulangerie Roche et Fils Ltée"),
            ("Müller GmbH & Co. KG", "MULLER"),
            ("Best-Cink LLC", "best cink"),
        ] {
            assert_eq!(fold_company_name(one), fold_company_name(other));
        }
        assert_eq!(fold_company_name("Dupont SAS"), "dupont");
    }

    #[test]
    fn something_is_left() {
        assert_eq!(fold_company_name("SA"), "sa");
        assert_eq!(fold_company_name("Et"), "et");
        assert_eq!(fold_company_name("東京 株式会社"), "東京株式会社");
        assert_eq!(fold_company_name("!?"), "");
    }
}
