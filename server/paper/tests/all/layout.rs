//! Where things stand: heads that come again, what stays together, how long sheets may be.

use paper::sheet::Line;

use crate::read::{has, pages, press};
use crate::samples::{full, invoice, item};

#[test]
fn five_hundred_lines_have_their_head_on_every_page() {
    let pages = pages(&press().document(&invoice(500)).unwrap());
    assert!((20..45).contains(&pages.len()), "{}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        has(page, &["Désignation", &format!("{}/{}", at + 1, pages.len()), "SIRET 732 829 320 00074"]);
        if at > 0 {
            has(page, &["Facture F-2026-0001", "Atelier Brume – Menuiserie Lenoir & Fils"]);
        }
    }
    let whole = pages.join(" ");
    for number in 1..=500 {
        has(&whole, &[&format!("Article {number} ")]);
    }
}

/// Whatever the number of lines: the totals stand below a line, and a heading above one.
#[test]
fn totals_are_never_alone_and_headings_neither() {
    for lines in 8..40 {
        let mut sheet = invoice(lines);
        sheet.lines.insert(lines / 2, Line::Section("Chapitre deux".into()));
        sheet.note = None;
        sheet.mentions.clear();
        let pages = pages(&press().document(&sheet).unwrap());
        let page = pages.iter().find(|page| page.contains("À payer")).unwrap();
        has(page, &[&format!("Article {lines} "), "Total HT", "Total TTC"]);
        let page = pages.iter().find(|page| page.contains("Chapitre deux")).unwrap();
        has(page, &[&format!("Article {} ", lines / 2 + 1)]);
    }
}

#[test]
fn a_long_name_and_a_long_description_lose_nothing() {
    let mut sheet = full();
    let name = format!("{} {}", "Établissements réunis".repeat(5), "x".repeat(100));
    sheet.buyer.name.clone_from(&name);
    let long: Vec<String> = (0..900).map(|number| format!("mot{number}")).collect();
    if let Some(Line::Item(item)) = sheet.lines.get_mut(2) {
        item.description = long.join(" ");
    }
    let pages = pages(&press().document(&sheet).unwrap());
    assert!(pages.len() > 1);
    let whole = pages.join(" ");
    has(&whole, &["mot0 mot1", "mot898 mot899"]);
    let letters = |words: &str| words.replace(' ', "");
    assert!(letters(&whole).contains(&letters(&name)), "{whole}");
}

#[test]
fn names_written_from_right_to_left_are_there() {
    let mut sheet = invoice(1);
    sheet.buyer.name = "شركة النور للتجارة".into();
    sheet.buyer.address = vec!["חברת האור בע״מ".into(), "Paris".into()];
    let whole = pages(&press().document(&sheet).unwrap()).join(" ");
    assert!(!whole.contains('?'), "{whole}");
    let letters = |words: &str| words.chars().filter(|letter| !letter.is_whitespace()).count();
    let strange = whole.chars().filter(|letter| ('\u{590}'..'\u{700}').contains(letter)).count();
    assert!(strange >= letters("شركةالنورللتجارةחברתהאורבע״מ") - 4, "{strange}: {whole}");
}

#[test]
fn many_rows_of_totals_may_be_broken() {
    let mut sheet = invoice(1);
    let totals = sheet.totals.as_mut().unwrap();
    totals.taxes = (1..=80).map(|rate| crate::samples::tax_row(&format!("{rate} %"), 100, rate)).collect();
    let pages = pages(&press().document(&sheet).unwrap());
    assert!(pages.len() > 1);
    has(&pages.join(" "), &["TVA 1 %", "TVA 80 %", "À payer"]);
    let mut sheet = invoice(1);
    sheet.lines = vec![item(1)];
    assert_eq!(press().document(&sheet).map(|file| crate::read::pages(&file).len()), Ok(1));
}
