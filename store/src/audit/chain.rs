//! The chain: what an entry's hash is made of, and whether entries follow each other.

use domain::ids::CompanyId;
use sha2::{Digest, Sha256};

use crate::entities::audit_entry::Model;
use crate::tokens::hex;

/// What the first entry has for the hash of the one before it.
pub(crate) const FIRST: &str = "";
/// Another way of hashing gets another name, so that no two can be taken for each other.
const FORMAT: &[u8] = b"clientele audit log 1";

/// The hash of an entry: SHA-256 over all its fields, each behind its length, so that nothing moves from one to the next unseen.
pub(super) fn hash(entry: &Model) -> String {
    let mut sha = Sha256::new();
    let mut put = |bytes: &[u8]| {
        sha.update((bytes.len() as u64).to_be_bytes());
        sha.update(bytes);
    };
    put(FORMAT);
    put(entry.company_id.as_bytes());
    put(&entry.seq.to_be_bytes());
    // As exactly as both databases keep it.
    put(&entry.at.timestamp_micros().to_be_bytes());
    put(entry.actor.as_ref().map_or(&[][..], |actor| &actor.as_bytes()[..]));
    let texts = [&entry.actor_name, &entry.topic, &entry.kind, &entry.details, &entry.address, &entry.device];
    for text in texts {
        put(text.as_bytes());
    }
    put(entry.previous.as_bytes());
    hex(&sha.finalize())
}

/// A walk along a company's chain.
#[derive(Debug)]
pub(crate) struct Chain {
    company: CompanyId,
    /// The number of the last entry.
    pub last: i64,
    /// Its hash.
    pub hash: String,
}

/// Where a chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Break {
    /// There is no such entry.
    Missing(i64),
    /// It is not as it was written.
    Changed(i64),
    /// It does not follow the one before it.
    Unlinked(i64),
    /// It is behind the end.
    Beyond(i64),
}

impl Break {
    /// The number of the entry.
    pub(crate) const fn seq(self) -> i64 {
        match self {
            Self::Missing(seq) | Self::Changed(seq) | Self::Unlinked(seq) | Self::Beyond(seq) => seq,
        }
    }
}

impl Chain {
    /// From the beginning.
    pub(crate) fn begin(company: CompanyId) -> Self {
        Self { company, last: 0, hash: FIRST.to_owned() }
    }

    /// From behind an entry that is believed.
    pub(super) fn behind(company: CompanyId, last: i64, hash: String) -> Self {
        Self { company, last, hash }
    }

    /// Takes the next entry.
    pub(crate) fn step(&mut self, entry: &Model) -> Result<(), Break> {
        let expected = self.last.saturating_add(1);
        if entry.seq > expected {
            return Err(Break::Missing(expected));
        }
        if entry.seq < expected || entry.company_id != self.company.0 {
            return Err(Break::Unlinked(entry.seq));
        }
        if hash(entry) != entry.hash {
            return Err(Break::Changed(entry.seq));
        }
        if entry.previous != self.hash {
            return Err(Break::Unlinked(entry.seq));
        }
        (self.last, self.hash) = (entry.seq, entry.hash.clone());
        Ok(())
    }

    /// Whether it ends where it should.
    pub(crate) fn end(&self, entries: i64, hash: &str) -> Result<(), Break> {
        match self.last.cmp(&entries) {
            std::cmp::Ordering::Less => Err(Break::Missing(self.last + 1)),
            std::cmp::Ordering::Greater => Err(Break::Beyond(entries + 1)),
            std::cmp::Ordering::Equal if self.hash != hash => Err(Break::Changed(self.last)),
            std::cmp::Ordering::Equal => Ok(()),
        }
    }
}
