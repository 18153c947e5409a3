//! A walk along a company's issued documents, in the order in which they were issued: their chain, and the numbers of each series.

use std::collections::BTreeMap;

use domain::billing::chain::{self, Fault, Hash, Link};
use domain::billing::document::{Document as Stage, Issued};
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{self, Last, NumberFault, Numbered, SeriesKept};
use domain::documents::{Content, Document};
use domain::ids::CompanyId;
use sea_orm::ConnectionTrait;

use super::Found;
use crate::documents::numbering;
use crate::documents::series::{digest, end_of_chain};
use crate::entities::document::Model;
use crate::{StoreResult, Tenant};

/// See the module.
pub(super) struct Walk {
    company: CompanyId,
    position: i64,
    hash: Option<Hash>,
    /// Where each series has come to.
    series: BTreeMap<DocumentSeries, Last>,
    /// What is kept of each; nothing where that does not read.
    kept: BTreeMap<DocumentSeries, Option<SeriesKept>>,
}

impl Walk {
    /// Before the first document.
    pub(super) async fn begin<C: ConnectionTrait>(t: &Tenant<C>, found: &mut Found) -> StoreResult<Self> {
        let mut kept = BTreeMap::new();
        for row in numbering::rows(t).await? {
            let read = numbering::read(&row);
            if let Err(error) = &read {
                found.tell(8, error.to_string());
            }
            if let Ok(series) = DocumentSeries::parse(&row.series) {
                kept.insert(series, read.ok().map(|(_, kept)| kept));
            }
        }
        Ok(Self { company: t.company(), position: 0, hash: None, series: BTreeMap::new(), kept })
    }

    /// Takes the next document. What follows a wrong one is compared with it as it stands, so that each is told once.
    pub(super) fn step(&mut self, row: &Model, document: Document, found: &mut Found) {
        self.position += 1;
        if row.chain_position != Some(self.position) {
            found.note(2, row, format!("it stands where number {} of the chain should", self.position));
            self.position = row.chain_position.unwrap_or(self.position);
        }
        let Some(link) = link(row, document) else {
            return found.note(2, row, "what it was issued with does not read");
        };
        self.number(row, link.document.numbered(), found);
        if let Err(broken) = chain::verify(self.company, self.hash, [&link], digest) {
            let what = match broken.fault {
                Fault::Changed => "it is not as it was issued",
                Fault::Unlinked => "it does not follow the one before it",
            };
            found.note(2, row, what);
        }
        self.hash = Some(link.hash);
    }

    fn number(&mut self, row: &Model, numbered: &Numbered, found: &mut Found) {
        let series = numbered.series();
        // The first one follows what another program gave.
        let start = self.kept.get(&series).and_then(Option::as_ref).and_then(|kept| kept.settings.start);
        let before = self.series.insert(series, numbered.last()).or(start);
        if let Err(wrong) = number::verify(before, [numbered]) {
            let what = match wrong.fault {
                NumberFault::Counter { expected } => format!("its counter should be {expected}"),
                NumberFault::Earlier { last_on } => format!("it is older than the one before it, of {last_on}"),
            };
            found.note(3, row, what);
        }
    }

    /// Compares where the walk has come to with where chain and series should end.
    pub(super) async fn end<C: ConnectionTrait>(mut self, t: &Tenant<C>, found: &mut Found) -> StoreResult<()> {
        let end = end_of_chain(t).await;
        match end {
            Ok(end) if (end.position, end.hash) == (self.position, self.hash) => {}
            Ok(end) => found
                .tell(2, format!("{} documents of {} are chained, not {}", self.position, self.company, end.position)),
            Err(error) => found.tell(8, error.to_string()),
        }
        for (series, kept) in self.kept {
            let walked = self.series.remove(&series);
            if kept.is_some_and(|kept| kept.last != walked) {
                found.tell(3, format!("series {} of {}: its end is another", series.as_str(), self.company));
            }
        }
        for series in self.series.into_keys() {
            found.tell(3, format!("series {} of {}: where it has come to is not kept", series.as_str(), self.company));
        }
        Ok(())
    }
}

/// A document as it was issued, with its hashes; nothing where some of that is missing.
fn link(row: &Model, document: Document) -> Option<Link<Content>> {
    let last = Last { counter: u64::try_from(row.counter?).ok()?, issued_on: row.issued_on? };
    let series = DocumentSeries::parse(row.series.as_deref()?).ok()?;
    let numbered = Numbered::kept(series, row.number.clone()?, last);
    let document = Stage::<Issued, Content>::kept(document.kind, numbered, document.content?).ok()?;
    let previous = match &row.previous_hash {
        Some(previous) => Some(Hash::parse(previous).ok()?),
        None => None,
    };
    Some(Link { document, previous, hash: Hash::parse(row.hash.as_deref()?).ok()? })
}
