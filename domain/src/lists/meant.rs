//! Words that mean the same entry of a list: « Mme » in a file is the list's « Madame ».

use super::ListKind;

/// Words for one civility, folded.
#[rustfmt::skip]
const CIVILITIES: &[&[&str]] = &[
    &["madame", "mme", "mme.", "mrs", "mrs.", "ms", "ms.", "frau"],
    &["mademoiselle", "mlle", "mlle.", "mle", "miss"],
    &["monsieur", "m", "m.", "mr", "mr.", "mister", "herr"],
    &["docteur", "dr", "dr.", "doctor"],
    &["professeur", "pr", "pr.", "prof", "prof.", "professor"],
    &["maitre", "me", "me.", "mtre", "counsel"],
];

/// Words for one way to pay, folded, with the codes that programs of accounts have for it.
#[rustfmt::skip]
const PAYMENT_METHODS: &[&[&str]] = &[
    &["virement", "vir", "virement bancaire", "virement sepa", "par virement", "transfer", "bank transfer", "wire transfer", "credit transfer"],
    &["carte", "cb", "carte bancaire", "carte bleue", "carte de credit", "par carte", "card", "credit card"],
    &["cheque", "chq", "cheque bancaire", "par cheque", "check"],
    &["prelevement", "prel", "prlv", "pre", "prelevement sepa", "prelevement automatique", "prelevement bancaire", "direct debit"],
    &["especes", "esp", "liq", "liquide", "en especes", "cash"],
];

/// The words that mean what a label says, itself among them; none where no other does.
#[must_use]
pub fn alike(kind: ListKind, folded: &str) -> &'static [&'static str] {
    let groups = match kind {
        ListKind::Civility => CIVILITIES,
        ListKind::PaymentMethod => PAYMENT_METHODS,
        _ => return &[],
    };
    groups.iter().find(|words| words.contains(&folded)).copied().unwrap_or_default()
}

/// Whether a folded word is a civility.
#[must_use]
pub(crate) fn is_civility(folded: &str) -> bool {
    !alike(ListKind::Civility, folded).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn words_that_mean_one_entry() {
        let mean_one = |kind, one: &str, other: &str| alike(kind, &fold(one)).contains(&fold(other).as_str());
        for (one, other) in
            [("Mme", "Madame"), ("M.", "Monsieur"), ("Mr", "Monsieur"), ("Me", "Maître"), ("Pr", "Professeur")]
        {
            assert!(mean_one(ListKind::Civility, one, other), "{one}");
        }
        for (one, other) in [("VIR", "Virement"), ("Carte bancaire", "Carte"), ("CHQ", "Chèque"), ("Cash", "Espèces")]
        {
            assert!(mean_one(ListKind::PaymentMethod, one, other), "{one}");
        }
        assert!(!mean_one(ListKind::Civility, "Mme", "Monsieur") && !is_civility("gerante"));
        assert!(alike(ListKind::Tag, "mme").is_empty());
    }

    #[test]
    fn every_word_is_folded_and_means_one_thing() {
        for groups in [CIVILITIES, PAYMENT_METHODS] {
            let all: Vec<&str> = groups.iter().flat_map(|words| words.iter().copied()).collect();
            for (at, word) in all.iter().enumerate() {
                assert_eq!(fold(word), *word);
                assert!(!all[..at].contains(word), "{word}");
            }
        }
    }
}
