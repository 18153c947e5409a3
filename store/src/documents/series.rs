//! The numbers of documents and their chain: where a company's series and its chain have come to, held while documents are issued.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::billing::chain::{self, Hash};
use domain::billing::document::{Document, Issued};
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{self, NumberError, Numbered, SeriesKept};
use domain::documents::Content;
use domain::error::Refusal;
use domain::format::Language;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use sha2::{Digest, Sha256};

use super::numbering;
use crate::entities::{document_chain, document_series};
use crate::{StoreError, StoreResult, Tenant};

/// What documents are issued behind. Whoever has it holds the company's row, so that nobody else gives a number meanwhile.
pub(super) struct Ends {
    language: Language,
    series: BTreeMap<DocumentSeries, SeriesKept>,
    chain: Link,
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
        let kept = match self.series.remove(&series) {
            Some(kept) => kept,
            None => end_of(tx, series, self.language).await?,
        };
        let numbered =
            number::next(series, &kept.settings.scheme, kept.follows(), issued_on, today).map_err(refused)?;
        self.series.insert(series, SeriesKept { last: Some(numbered.last()), ..kept });
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
        for (series, kept) in &self.series {
            keep_series(tx, *series, kept).await?;
        }
        keep_chain(tx, self.chain).await
    }
}

async fn keep_series(tx: &Tenant<DatabaseTransaction>, series: DocumentSeries, kept: &SeriesKept) -> StoreResult<()> {
    use document_series::Column as Of;
    let known =
        OnConflict::columns([Of::CompanyId, Of::Series]).update_columns([Of::LastCounter, Of::LastOn]).to_owned();
    let row = numbering::row(tx, series, kept)?;
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

/// A series as it is kept; how it is numbered until the company says otherwise.
async fn end_of(
    tx: &Tenant<DatabaseTransaction>,
    series: DocumentSeries,
    language: Language,
) -> StoreResult<SeriesKept> {
    let key = (tx.company().0, series.as_str().to_owned());
    match document_series::Entity::find_by_id(key).one(tx.db()).await? {
        Some(row) => Ok(numbering::read(&row)?.1),
        None => Ok(SeriesKept::fresh(series.usual(language))),
    }
}

fn refused(error: NumberError) -> StoreError {
    match error {
        NumberError::Earlier { last_on } => Refusal::NumberedLater { last_on }.into(),
        NumberError::Future { today } => Refusal::NotYet { today }.into(),
        NumberError::Exhausted => StoreError::Corrupt("a series is at its end".into()),
    }
}
