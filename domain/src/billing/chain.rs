//! The chain of issued documents: what each one's hash is made of, and whether they follow each other.
//!
//! Each hash covers the document and the hash of the one issued before it, in whatever series of the company, so that none can be changed,
//! taken out or put elsewhere without all that follow. The hash itself, SHA-256, is made in `store`, which has the crate for it; the
//! browser makes none. What is hashed is decided here, so that there is one answer to what a document says.

mod canonical;
mod hash;

pub use canonical::{Canonical, Encoding};
pub use hash::Hash;

use super::document::{Document, Issued};
use crate::ids::CompanyId;

/// Another way of encoding gets another name, so that no two can be taken for each other.
const FORMAT: &str = "clientele document 1";

/// The bytes whose SHA-256 is the hash of an issued document. `previous` is that of the company's document issued before it, none for the
/// first.
#[must_use]
pub fn bytes<C: Canonical>(company: CompanyId, document: &Document<Issued, C>, previous: Option<Hash>) -> Vec<u8> {
    let numbered = document.numbered();
    let mut encoding = Encoding::default();
    encoding.text(FORMAT);
    encoding.id(company.0);
    match previous {
        Some(previous) => encoding.bytes(&previous.0),
        None => encoding.nothing(),
    }
    encoding.text(document.kind().as_str());
    encoding.text(numbered.series().as_str());
    encoding.text(numbered.number());
    encoding.whole(i128::from(numbered.counter()));
    encoding.day(numbered.issued_on());
    encoding.nested(document.content());
    encoding.into_bytes()
}

/// An issued document as it is kept, with its hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<C> {
    /// The document.
    pub document: Document<Issued, C>,
    /// The hash of the one before it, as kept beside it.
    pub previous: Option<Hash>,
    /// Its own.
    pub hash: Hash,
}

/// Where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The number of the document.
    pub number: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// How a document does not fit into the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not as it was issued.
    Changed,
    /// It does not follow the one before it: something was taken out there, put there, or moved.
    Unlinked,
}

/// Walks along a company's documents in the order in which they were issued, behind `last`, and names the first that does not hold. The
/// answer is the hash of the last one, to be compared with the end that the company's row keeps: documents taken off the end are missed
/// by nothing else.
///
/// `digest` is SHA-256.
pub fn verify<'a, C: Canonical + 'a>(
    company: CompanyId,
    last: Option<Hash>,
    links: impl IntoIterator<Item = &'a Link<C>>,
    digest: impl Fn(&[u8]) -> Hash,
) -> Result<Option<Hash>, Break> {
    links.into_iter().try_fold(last, |last, link| {
        let broken = |fault| Break { number: link.document.number().to_owned(), fault };
        if digest(&bytes(company, &link.document, link.previous)) != link.hash {
            return Err(broken(Fault::Changed));
        }
        if link.previous != last {
            return Err(broken(Fault::Unlinked));
        }
        Ok(Some(link.hash))
    })
}

#[cfg(test)]
mod tests;
