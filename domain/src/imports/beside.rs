//! What stands in a heading beside what it means: a number, and words that say whose it is.

/// Words that say whose something is, or nothing, folded.
#[rustfmt::skip]
const WHOSE: [&str; 18] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "client", "clients", "customer", "societe", "entreprise", "company", "the", "of", "votre",
    "vos",
];

/// A number at the end of a name or among its words, and the name without it.
pub(super) fn number_in(name: &str) -> Option<(String, u32)> {
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Ok(number) = name[base.len()..].parse() {
        return Some((base.to_owned(), number));
    }
    let number = name.split(' ').find_map(|word| word.parse().ok())?;
    let others = name.split(' ').filter(|word| word.parse::<u32>().is_err());
    Some((others.collect::<Vec<_>>().join(" "), number))
}

/// A name without the words that say whose it is: « Ville du client »; nothing where none do, or no others.
pub(super) fn without_whose(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').filter(|word| !WHOSE.contains(word)).collect();
    let short = words.join(" ");
    (short.len() < name.len() && short.chars().count() > 1).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_at_the_end_or_among_the_words() {
        for (name, base, number) in
            [("telephone 2", "telephone ", 2), ("tel2", "tel", 2), ("contact 3 email", "contact email", 3)]
        {
            assert_eq!(number_in(name), Some((base.to_owned(), number)), "{name}");
        }
        assert_eq!((number_in("telephone"), number_in("")), (None, None));
    }

    #[test]
    fn whose_it_is_is_left_out() {
        for (name, short) in [
            ("ville du client", Some("ville")),
            ("n de tel", Some("n tel")),
            ("customer address", Some("address")),
            ("ville", None),
            ("client", None),
            ("de la societe", None),
        ] {
            assert_eq!(without_whose(name).as_deref(), short, "{name}");
        }
    }
}
