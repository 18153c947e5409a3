//! Many papers in one file: their pages as they are, and what they share once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::HashSet;

use lopdf::{Document, Object, ObjectId, decode_text_string};
use paper::sheet::{Logo, LogoKind};
use paper::{Binder, PaperError};

use crate::read::{pages, press};
use crate::samples::{full, invoice};

/// A picture of one dot.
const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

fn bound(papers: &[(&str, &[u8])]) -> Vec<u8> {
    let mut binder = Binder::new("Factures");
    let mut file = Vec::new();
    for (name, paper) in papers {
        binder.add(name, paper).unwrap();
        file.extend(binder.taken());
    }
    binder.finish().unwrap();
    file.extend(binder.taken());
    file
}

/// What is named somewhere and is not there.
fn missing(document: &Document) -> Vec<ObjectId> {
    fn look(document: &Document, object: &Object, missing: &mut Vec<ObjectId>) {
        match object {
            Object::Reference(id) if !document.has_object(*id) => missing.push(*id),
            Object::Array(items) => items.iter().for_each(|item| look(document, item, missing)),
            Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| look(document, value, missing)),
            Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| look(document, value, missing)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    document.objects.values().for_each(|object| look(document, object, &mut found));
    found
}

#[test]
fn the_pages_of_each_paper_follow_one_another_as_they_are() {
    let (one, many) = (press().document(&full()).unwrap(), press().document(&invoice(120)).unwrap());
    let file = bound(&[("Facture F-1", &one), ("Facture F-2", &many), ("Facture F-1 encore", &one)]);
    let told: Vec<String> = [&one, &many, &one].into_iter().flat_map(|paper| pages(paper)).collect();
    assert_eq!(pages(&file), told);
    let document = Document::load_mem(&file).unwrap();
    assert!(document.xref_recovery.is_none(), "every object is where the file says");
    assert_eq!(missing(&document), []);
}

#[test]
fn the_outline_names_each_paper_and_leads_to_its_first_page() {
    let many = press().document(&invoice(120)).unwrap();
    let file = bound(&[("Facture F-1", &many), ("Reçu d’Ève", &many)]);
    let document = Document::load_mem(&file).unwrap();
    let outline = document.catalog().unwrap().get_deref(b"Outlines", &document).unwrap().as_dict().unwrap();
    let first = outline.get_deref(b"First", &document).unwrap().as_dict().unwrap();
    let second = first.get_deref(b"Next", &document).unwrap().as_dict().unwrap();
    assert!(second.get(b"Next").is_err());
    let title = |entry: &lopdf::Dictionary| decode_text_string(entry.get(b"Title").unwrap()).unwrap();
    assert_eq!([title(first), title(second)], ["Facture F-1", "Reçu d’Ève"]);
    let of_one = pages(&many).len();
    let page = second.get(b"Dest").and_then(Object::as_array).unwrap().first().unwrap().as_reference().unwrap();
    let at = document.page_iter().position(|id| id == page);
    assert_eq!(at, Some(of_one), "the second begins after the first");
}

#[test]
fn what_papers_share_is_in_the_file_once() {
    let mut sheet = invoice(3);
    sheet.seller.logo = Some(Logo { kind: LogoKind::Gif, bytes: GIF.to_vec() });
    let one = press().document(&sheet).unwrap();
    let pictures = |file: &[u8]| {
        let document = Document::load_mem(file).unwrap();
        let is_picture = |object: &&Object| {
            let subtype = object.as_stream().and_then(|stream| stream.dict.get(b"Subtype")).and_then(Object::as_name);
            subtype.is_ok_and(|name| name == b"Image")
        };
        document.objects.values().filter(is_picture).count()
    };
    let file = bound(&[("1", &one), ("2", &one), ("3", &one)]);
    assert!(pictures(&one) > 0);
    assert_eq!(pictures(&file), pictures(&one));
    assert!(file.len() < 2 * one.len(), "{} {}", file.len(), one.len());
}

#[test]
fn each_page_finds_its_own_structure() {
    let one = press().document(&invoice(3)).unwrap();
    let file = bound(&[("1", &one), ("2", &one)]);
    let document = Document::load_mem(&file).unwrap();
    let keys: Vec<i64> = document
        .page_iter()
        .map(|page| document.get_dictionary(page).unwrap().get(b"StructParents").and_then(Object::as_i64).unwrap())
        .collect();
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len(), "{keys:?}");
    let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", &document).unwrap().as_dict().unwrap();
    let parents = root.get_deref(b"ParentTree", &document).unwrap().as_dict().unwrap();
    let mut told = Vec::new();
    for leaf in parents.get(b"Kids").and_then(Object::as_array).unwrap() {
        let leaf = document.get_dictionary(leaf.as_reference().unwrap()).unwrap();
        let pairs = leaf.get(b"Nums").and_then(Object::as_array).unwrap();
        told.extend(pairs.iter().step_by(2).map(|key| key.as_i64().unwrap()));
    }
    assert!(keys.iter().all(|key| told.contains(key)), "{keys:?} {told:?}");
    assert!(told.is_sorted());
    let tops = root.get(b"K").and_then(Object::as_array).unwrap();
    assert_eq!(tops.len(), 2);
    for top in tops {
        let top = document.get_dictionary(top.as_reference().unwrap()).unwrap();
        assert_eq!(top.get_deref(b"P", &document).unwrap().as_dict().unwrap(), root);
        assert!(top.has(b"Lang"));
    }
}

#[test]
fn what_is_no_paper_is_refused() {
    let mut binder = Binder::new("Factures");
    assert!(matches!(binder.add("1", b"%PDF-1.7 torn"), Err(PaperError::Failed(_))));
}

#[test]
fn many_papers_take_the_memory_of_one() {
    let one = press().document(&invoice(10)).unwrap();
    let mut binder = Binder::new("Factures");
    let mut bytes = 0;
    for number in 1..=100 {
        binder.add(&format!("Facture F-{number}"), &one).unwrap();
        let taken = binder.taken().len();
        assert!(taken < 2 * one.len(), "{taken}");
        bytes += taken;
    }
    binder.finish().unwrap();
    let ending = binder.taken();
    assert!(ending.ends_with(b"%%EOF\n") && bytes > 0);
}
