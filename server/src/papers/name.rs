//! What the file of a document is called.

use documents::kind_name;
use kit::words::td_string;
use store::documents::Said;

use super::tongue::Tongue;

/// « Facture F2026-0012.pdf », in the document's language.
pub fn of(said: &Said) -> String {
    let l = Tongue::of(said).l;
    let number = said.number.as_deref().unwrap_or(td_string!(l, papers.draft));
    plain(&format!("{} {number}.pdf", kind_name(l, said.kind)))
}

/// A name that every system takes: what would lead to another folder, or is forbidden in names, becomes a dash.
pub fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_leads_nowhere() {
        assert_eq!(plain("Facture F/2026/0012.pdf"), "Facture F-2026-0012.pdf");
        assert_eq!(plain("Facture d’acompte F-12.pdf"), "Facture d’acompte F-12.pdf");
        assert_eq!(plain("a\n..\\b"), "a-..-b");
    }
}
