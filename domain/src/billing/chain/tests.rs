use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::billing::kind::{DocumentKind, DocumentSeries};
use crate::billing::number::{Last, Numbered};

/// A document of a few texts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Content(Vec<Line>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line(&'static str, Option<&'static str>);

impl Canonical for Content {
    fn write(&self, into: &mut Encoding) {
        into.several(self.0.iter());
    }
}

impl Canonical for Line {
    fn write(&self, into: &mut Encoding) {
        into.text(self.0);
        into.optional_text(self.1);
    }
}

const COMPANY: CompanyId = CompanyId(Uuid::nil());

/// Stands in for SHA-256: any function that two inputs seldom have the same answer of.
fn digest(bytes: &[u8]) -> Hash {
    let mut hash = [0_u8; 32];
    let mut state = 0xCBF2_9CE4_8422_2325_u64;
    for round in 0..4 {
        for byte in bytes {
            state = (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
        hash[round * 8..][..8].copy_from_slice(&state.to_be_bytes());
    }
    Hash(hash)
}

fn document(counter: u64, lines: &[Line]) -> Document<Issued, Content> {
    let last = Last { counter, issued_on: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() };
    let numbered = Numbered::kept(DocumentSeries::Invoice, format!("F-{counter}"), last);
    Document::kept(DocumentKind::Invoice, numbered, Content(lines.to_vec())).unwrap()
}

fn chained(documents: Vec<Document<Issued, Content>>) -> Vec<Link<Content>> {
    let mut previous = None;
    let link = |document: Document<Issued, Content>| {
        let link = Link { previous, hash: digest(&bytes(COMPANY, &document, previous)), document };
        previous = Some(link.hash);
        link
    };
    documents.into_iter().map(link).collect()
}

fn three() -> Vec<Link<Content>> {
    chained((1..=3).map(|counter| document(counter, &[Line("Conseil", None)])).collect())
}

fn broken(links: &[Link<Content>]) -> (String, Fault) {
    let broken = verify(COMPANY, None, links, digest).unwrap_err();
    (broken.number, broken.fault)
}

#[test]
fn documents_as_they_were_issued_hold() {
    let links = three();
    assert_eq!(verify(COMPANY, None, &links, digest), Ok(Some(links[2].hash)));
    assert_eq!(verify(COMPANY, Some(links[0].hash), &links[1..], digest), Ok(Some(links[2].hash)));
    let [.., second, _] = &links[..] else { panic!("three") };
    assert_ne!(verify(COMPANY, None, &links[..2], digest), Ok(Some(links[2].hash)), "the end is told by its hash");
    assert_eq!(verify(COMPANY, None, &links[..2], digest), Ok(Some(second.hash)));
}

#[test]
fn the_first_document_that_does_not_hold_is_named() {
    let mut changed = three();
    changed[1].document = document(2, &[Line("Conseils", None)]);
    assert_eq!(broken(&changed), ("F-2".to_owned(), Fault::Changed));

    // Whoever changes a document and its hash has changed what the next one follows.
    changed[1].hash = digest(&bytes(COMPANY, &changed[1].document, changed[1].previous));
    assert_eq!(broken(&changed), ("F-3".to_owned(), Fault::Unlinked));

    let mut shortened = three();
    shortened.remove(1);
    assert_eq!(broken(&shortened), ("F-3".to_owned(), Fault::Unlinked));

    let mut swapped = three();
    swapped.swap(0, 1);
    assert_eq!(broken(&swapped), ("F-2".to_owned(), Fault::Unlinked));

    let elsewhere = verify(CompanyId(Uuid::max()), None, &three(), digest).unwrap_err();
    assert_eq!((elsewhere.number.as_str(), elsewhere.fault), ("F-1", Fault::Changed), "another company's");
}

#[test]
fn different_documents_are_never_the_same_bytes() {
    let same_letters = [
        document(1, &[]),
        document(1, &[Line("", None)]),
        document(1, &[Line("", Some(""))]),
        document(1, &[Line("ab", None)]),
        document(1, &[Line("a", Some("b"))]),
        document(1, &[Line("", Some("ab"))]),
        document(1, &[Line("a", None), Line("b", None)]),
        document(1, &[Line("ab", None), Line("", None)]),
        document(11, &[]),
    ];
    let all: std::collections::BTreeSet<_> = same_letters.iter().map(|it| bytes(COMPANY, it, None)).collect();
    assert_eq!(all.len(), same_letters.len());
    let first = &same_letters[0];
    assert_ne!(bytes(COMPANY, first, None), bytes(COMPANY, first, Some(Hash([0; 32]))));
}

#[test]
fn the_bytes_of_a_document_never_change() {
    // What documents were issued with must be found again for as long as they are kept: ten years (Code de commerce, art. L123-22).
    let written = bytes(COMPANY, &document(1, &[Line("é", None)]), None);
    let mut expected = Vec::new();
    let mut put = |kind: u8, bytes: &[u8]| {
        expected.push(kind);
        expected.extend((bytes.len() as u64).to_be_bytes());
        expected.extend(bytes);
    };
    put(b't', b"clientele document 1");
    put(b'i', &[0; 16]);
    put(b'0', &[]);
    put(b't', b"invoice");
    put(b't', b"invoice");
    put(b't', b"F-1");
    put(b'n', &1_i128.to_be_bytes());
    // 1 March 2026, counted from 1 January of the year 1.
    put(b'd', &739_676_i32.to_be_bytes());
    // The content: how many lines (17 bytes), then one (9 bytes of head, 11 for its text, 9 for the absent one).
    put(
        b'(',
        &[
            &[b'[', 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1][..],
            &[b'(', 0, 0, 0, 0, 0, 0, 0, 20][..],
            &[b't', 0, 0, 0, 0, 0, 0, 0, 2, 0xC3, 0xA9][..],
            &[b'0', 0, 0, 0, 0, 0, 0, 0, 0][..],
        ]
        .concat(),
    );
    assert_eq!(written, expected);
}
