//! Text of strangers is printed, and nothing else.

use paper::PaperError;
use paper::sheet::{Label, Line, Logo, LogoKind};

use crate::read::{has, pages, press, text};
use crate::samples::{full, invoice, item};

const HOSTILE: [&str; 9] = [
    "#panic(\"x\") #import \"/data.json\" #sys",
    "$ x^2 $ *bold* _under_ `raw` = heading",
    "@label <label> https://example.com // comment /* more */",
    "\\ \\u{41} \\n \"quote\" 'single' -- --- ... ~",
    "</script><script>alert(1)</script> &amp; <!-- -->",
    "]} [[ {{ }} )(",
    "[#read(\"/etc/passwd\")]",
    "- item + item / term: x 1. one",
    "{\"key\": null} \\\" ,",
];

#[test]
fn nothing_that_is_typed_is_code() {
    for hostile in HOSTILE {
        let mut sheet = full();
        sheet.title = Some(hostile.into());
        sheet.number = Some(hostile.into());
        sheet.reference = Some(hostile.into());
        sheet.note = Some(hostile.into());
        sheet.seller.name = hostile.into();
        sheet.buyer.name = hostile.into();
        sheet.buyer.address = vec![hostile.into()];
        sheet.mentions = vec![hostile.into()];
        for line in &mut sheet.lines {
            match line {
                Line::Section(words) | Line::Text(words) => *words = hostile.into(),
                Line::Subtotal { label, .. } => *label = Some(hostile.into()),
                Line::Item(item) => {
                    item.description = format!("{hostile}\n{hostile}");
                    item.unit = Some(hostile.into());
                    item.tax = Some(hostile.into());
                }
            }
        }
        // A long word of it is broken at the end of a line.
        let letters = |words: &str| words.replace(' ', "");
        let text = letters(&text(&sheet));
        let times = text.matches(&letters(hostile)).count();
        assert!(times >= 10, "{hostile}: {times} times in {text}");
    }
}

#[test]
fn letters_that_nobody_draws_are_told_from_nothing() {
    let mut sheet = invoice(1);
    sheet.buyer.name = "漢字 株式会社 \u{1f600}".into();
    sheet.note = Some("a\u{0}b\u{7}c\u{202e}d\u{feff}e\u{fffe}".into());
    has(&text(&sheet), &["?? ????", "abcde"]);
}

#[test]
fn no_text_is_required() {
    let mut sheet = full();
    sheet.seller = paper::sheet::Seller::default();
    sheet.buyer = paper::sheet::Buyer::default();
    sheet.lines =
        vec![Line::Section(String::new()), Line::Text(String::new()), Line::Item(paper::sheet::Item::default())];
    sheet.title = Some(String::new());
    sheet.note = Some(" \n ".into());
    sheet.mentions = vec![String::new()];
    sheet.delivery = vec![String::new()];
    has(&text(&sheet), &["Facture F-2026-0001"]);
    sheet.lines.clear();
    sheet.totals = None;
    has(&text(&sheet), &["Facture F-2026-0001"]);
    assert_eq!(pages(&press().label(&Label::default()).unwrap()).len(), 1);
}

#[test]
fn too_much_is_refused_at_once() {
    let mut sheet = invoice(1);
    sheet.lines = vec![item(1); paper::MOST_LINES + 1];
    assert_eq!(press().document(&sheet), Err(PaperError::TooLong));
    let mut sheet = invoice(1);
    sheet.note = Some("mot ".repeat(1_000_000));
    assert_eq!(press().document(&sheet), Err(PaperError::TooLong));
}

/// A picture of one dot.
const DOT: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0,
    0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

#[test]
fn a_logo_is_printed_or_refused() {
    let mut sheet = invoice(1);
    let mut print = |kind, bytes: Vec<u8>| {
        sheet.seller.logo = Some(Logo { kind, bytes });
        press().document(&sheet)
    };
    assert!(print(LogoKind::Png, DOT.to_vec()).is_ok());
    let mut vast = DOT.to_vec();
    vast[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    for (kind, bytes) in [
        (LogoKind::Jpeg, DOT.to_vec()),
        (LogoKind::Png, Vec::new()),
        (LogoKind::Png, b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        (LogoKind::Png, DOT[..50].to_vec()),
        (LogoKind::Png, vast),
    ] {
        assert_eq!(print(kind, bytes), Err(PaperError::Logo));
    }
}
