//! Sheets to look at: `PAPER_GALLERY=folder cargo test --release -p paper -- --ignored gallery` writes them there.

use std::path::PathBuf;

use domain::billing::kind::DocumentKind;

use crate::others::statement;
use crate::read::press;
use crate::samples::{full, invoice, quebec};

#[test]
#[ignore = "writes files for somebody to look at"]
fn gallery_of_sheets() {
    let folder = PathBuf::from(std::env::var_os("PAPER_GALLERY").unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, file: Vec<u8>| std::fs::write(folder.join(name).with_extension("pdf"), file).unwrap();
    let mut draft = full();
    draft.is_draft = true;
    draft.number = None;
    let mut strange = full();
    strange.buyer.name = "شركة النور للتجارة والتوزيع".into();
    strange.buyer.address = vec!["חברת האור בע״מ".into(), "Établissements réunis ".repeat(9)];
    let mut note = full();
    note.kind = DocumentKind::DeliveryNote;
    note.shows_prices = false;
    note.asks_signature = true;
    for (name, sheet) in [
        ("full", full()),
        ("draft", draft),
        ("strange", strange),
        ("delivery-note", note),
        ("quebec", quebec()),
        ("one", invoice(1)),
        ("fifteen", invoice(15)),
        ("five-hundred", invoice(500)),
    ] {
        write(name, press().document(&sheet).unwrap());
    }
    write("statement", press().statement(&statement(60)).unwrap());
}
