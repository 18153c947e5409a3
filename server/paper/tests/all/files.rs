//! The files themselves: what standard they keep, and that they are the same each time.

use lopdf::{Document, Object};

use crate::read::press;
use crate::samples::{full, invoice};

#[test]
fn a_file_is_a_pdf_a_3b_dated_by_its_document() {
    let file = press().document(&full()).unwrap();
    let document = Document::load_mem(&file).unwrap();
    let catalog = document.catalog().unwrap();
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).unwrap();
    let stream = document.get_object(metadata).and_then(Object::as_stream).unwrap();
    let xmp = String::from_utf8(stream.get_plain_content().unwrap_or_else(|_| stream.content.clone())).unwrap();
    assert!(xmp.contains("<pdfaid:part>3</pdfaid:part>"), "{xmp}");
    assert!(xmp.contains("<pdfaid:conformance>B</pdfaid:conformance>"), "{xmp}");
    assert!(xmp.contains("2026-11-12"), "{xmp}");
    assert!(xmp.contains("Facture F-2026-0001 – Menuiserie Lenoir &amp; Fils"), "{xmp}");
    assert!(catalog.get(b"OutputIntents").is_ok(), "colours are told");
    assert!(catalog.get(b"Lang").is_ok(), "the language is told");
}

#[test]
fn all_typefaces_are_in_the_file() {
    let document = Document::load_mem(&press().document(&full()).unwrap()).unwrap();
    let descriptors = document.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts: Vec<_> = descriptors
        .filter(|it| it.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor"))
        .collect();
    assert!(!fonts.is_empty());
    assert!(fonts.iter().all(|font| font.has(b"FontFile2") || font.has(b"FontFile3")));
}

#[test]
fn the_same_document_makes_the_same_bytes_in_any_thread() {
    let first = press().document(&full()).unwrap();
    let again: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(|| press().document(&full()).unwrap())).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    assert!(again.iter().all(|file| *file == first));
    let other = paper::Press::open().unwrap().document(&full()).unwrap();
    assert!(other == first);
    assert!(press().document(&invoice(1)).unwrap() != first);
}

#[test]
fn a_file_is_small() {
    let bytes = press().document(&invoice(10)).unwrap().len();
    assert!(bytes < 120_000, "{bytes}");
}
