//! The numbers of documents and their chain: where a company's series and its chain have come to, held while documents are issued.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::billing::chain::{self, Hash};
use domain::billing::document::{Document, Issued};
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{self, Last, NumberError, Numbered};
use domain::documents::Content;
use domain::error::Refusal;
use domain::format::Language;
use domain::numbers::DatedPattern;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use sha2::{Digest, Sha256};

use crate::entities::{document_chain, document_series};
use crate::{StoreError, StoreResult, Tenant};

/// What documents are issued behind. Whoever has it holds the company's row, so that nobody else gives a number meanwhile.
pub(super) struct Ends {
    language: Language,
    series: BTreeMap<DocumentSeries, End>,
    chain: Link,
}

/// The end of a series.
struct End {
    pattern: DatedPattern,
    last: Option<Last>,
}

/// The end of the chain.
pub(crate) struct Link {
    /// How many documents it has.
    pub position: i64,
    /// The hash of the last one.
    pub hash: Option<Hash>,
}

impl Ends {
    /// As they stand.
    pub async fn read(tx: &Tenant<DatabaseTransaction>, language: Language) -> StoreResult<Self> {
        Ok(Self { language, series: BTreeMap::new(), chain: end_of_chain(tx).await? })
    }

    /// The next number of a series, for a document that bears that day.
    pub async fn number(
        &mut self,
        tx: &Tenant<DatabaseTransaction>,
        series: DocumentSeries,
        [issued_on, today]: [NaiveDate; 2],
    ) -> StoreResult<Numbered> {
        let end = match self.series.remove(&series) {
            Some(end) => end,
            None => end_of(tx, series, self.language).await?,
        };
        let numbered = number::next(series, &end.pattern, end.last, issued_on, today).map_err(refused)?;
        self.series.insert(series, End { last: Some(numbered.last()), ..end });
        Ok(numbered)
    }

    /// Puts an issued document behind the last one: its place, the hash before it and its own.
    pub fn chain(
        &mut self,
        tx: &Tenant<DatabaseTransaction>,
        document: &Document<Issued, Content>,
    ) -> (i64, Option<Hash>, Hash) {
        let previous = self.chain.hash;
        let hash = digest(&chain::bytes(tx.company(), document, previous));
        self.chain = Link { position: self.chain.position + 1, hash: Some(hash) };
        (self.chain.position, previous, hash)
    }

    /// Keeps how far they have come.
    pub async fn keep(self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        for (series, end) in self.series {
            keep_series(tx, series, end).await?;
        }
        keep_chain(tx, self.chain).await
    }
}

async fn keep_series(tx: &Tenant<DatabaseTransaction>, series: DocumentSeries, end: End) -> StoreResult<()> {
    use document_series::Column as Of;
    let counter = end.last.map(|last| i64::try_from(last.counter)).transpose();
    let row = document_series::Model {
        company_id: tx.company().0,
        series: series.as_str().to_owned(),
        pattern: end.pattern.to_string(),
        last_counter: counter.map_err(|_| StoreError::Corrupt(format!("counter of {series:?}")))?,
        last_on: end.last.map(|last| last.issued_on),
    };
    let known =
        OnConflict::columns([Of::CompanyId, Of::Series]).update_columns([Of::LastCounter, Of::LastOn]).to_owned();
    let row = document_series::Entity::insert(row.into_active_model()).on_conflict(known);
    row.exec_without_returning(tx.db()).await?;
    Ok(())
}

async fn keep_chain(tx: &Tenant<DatabaseTransaction>, chain: Link) -> StoreResult<()> {
    use document_chain::Column as Of;
    let Link { position, hash: Some(hash) } = chain else { return Ok(()) };
    let row = document_chain::Model { company_id: tx.company().0, position, hash: hash.to_string() };
    let known = OnConflict::column(Of::CompanyId).update_columns([Of::Position, Of::Hash]).to_owned();
    let row = document_chain::Entity::insert(row.into_active_model()).on_conflict(known);
    row.exec_without_returning(tx.db()).await?;
    Ok(())
}

/// SHA-256.
pub(crate) fn digest(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// The end of the company's chain, as it is kept.
pub(crate) async fn end_of_chain<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Link> {
    let row = document_chain::Entity::find_by_id(t.company().0).one(t.db()).await?;
    let Some(row) = row else { return Ok(Link { position: 0, hash: None }) };
    let hash = Hash::parse(&row.hash).map_err(|_| StoreError::Corrupt("end of the chain of documents".into()))?;
    Ok(Link { position: row.position, hash: Some(hash) })
}

/// The end of a series as it is kept; how it is numbered until the company says otherwise.
async fn end_of(tx: &Tenant<DatabaseTransaction>, series: DocumentSeries, language: Language) -> StoreResult<End> {
    let key = (tx.company().0, series.as_str().to_owned());
    let Some(row) = document_series::Entity::find_by_id(key).one(tx.db()).await? else {
        return Ok(End { pattern: series.usual_pattern(language), last: None });
    };
    let wrong = |_| StoreError::Corrupt(format!("pattern of the series {series:?}"));
    let pattern = DatedPattern::parse(&row.pattern).map_err(wrong)?;
    Ok(End { pattern, last: last(&row)? })
}

/// What the next number of a series follows, as it is kept.
pub(crate) fn last(row: &document_series::Model) -> StoreResult<Option<Last>> {
    let (Some(counter), Some(issued_on)) = (row.last_counter, row.last_on) else { return Ok(None) };
    let wrong = |_| StoreError::Corrupt(format!("counter of the series {:?}", row.series));
    let counter = u64::try_from(counter).map_err(wrong)?;
    Ok(Some(Last { counter, issued_on }))
}

fn refused(error: NumberError) -> StoreError {
    match error {
        NumberError::Earlier { last_on } => Refusal::NumberedLater { last_on }.into(),
        NumberError::Future { today } => Refusal::NotYet { today }.into(),
        NumberError::Exhausted => StoreError::Corrupt("a series is at its end".into()),
    }
}
