//! How a company numbers its documents: what it says of each series, beside where the series has come to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{Last, Scheme, SeriesKept, SeriesSettings, check};
use domain::format::Language;
use domain::numbers::DatedPattern;
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::house::House;
use super::read::of_company;
use crate::entities::document;
use crate::entities::document_series::{ActiveModel, Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, changes};

/// Every series: as it is kept, or as a company that writes this language begins.
pub async fn numbering<C: ConnectionTrait>(
    t: &Tenant<C>,
    language: Language,
) -> StoreResult<BTreeMap<DocumentSeries, SeriesKept>> {
    let fresh = |series: &DocumentSeries| (*series, SeriesKept::fresh(series.usual(language)));
    let mut all: BTreeMap<DocumentSeries, SeriesKept> = DocumentSeries::ALL.iter().map(fresh).collect();
    for row in rows(t).await? {
        let (series, kept) = read(&row)?;
        all.insert(series, kept);
    }
    Ok(all)
}

/// Changes what the company says of its series: it holds from the next number on, and no number that was given changes.
pub async fn save_numbering(
    tx: &Tenant<DatabaseTransaction>,
    new: &BTreeMap<DocumentSeries, SeriesSettings>,
) -> StoreResult<()> {
    // Nobody issues meanwhile: whether a series has given a number stays as it is.
    changes::hold(tx).await?;
    let House { company, today, .. } = House::open(tx).await?;
    let before = numbering(tx, company.profile.language).await?;
    let mut all = before.clone();
    for (series, kept) in &mut all {
        if gave(tx, *series, kept).await? {
            let scheme = kept.settings.scheme.clone();
            kept.given.retain(|old| *old != scheme);
            kept.given.push(scheme);
        }
    }
    check(new, &all, today)?;

    let mut fields = Vec::new();
    for (series, kept) in &mut all {
        let Some(was) = before.get(series) else { continue };
        let settings = new.get(series).unwrap_or(&was.settings);
        if was.settings.scheme == settings.scheme {
            // What it gives numbers by now stands in its pattern alone.
            kept.given.clone_from(&was.given);
        }
        if was.settings != *settings {
            fields.push(series.as_str().to_owned());
        }
        kept.settings = settings.clone();
    }
    if fields.is_empty() {
        return Ok(());
    }
    tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Numbers, fields });
    keep(tx, &all).await
}

/// Keeps all of them, so that none follows the company's language from here on.
async fn keep(tx: &Tenant<DatabaseTransaction>, all: &BTreeMap<DocumentSeries, SeriesKept>) -> StoreResult<()> {
    let rows = all.iter().map(|(series, kept)| row(tx, *series, kept).map(IntoActiveModel::into_active_model));
    let rows: Vec<ActiveModel> = rows.collect::<StoreResult<_>>()?;
    let said = [Column::Pattern, Column::Restarts, Column::FirstCounter, Column::FirstOn, Column::Former];
    let known = OnConflict::columns([Column::CompanyId, Column::Series]).update_columns(said).to_owned();
    Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Whether a series has given a number by what is said of it now.
async fn gave(tx: &Tenant<DatabaseTransaction>, series: DocumentSeries, kept: &SeriesKept) -> StoreResult<bool> {
    let Some(last) = kept.last else { return Ok(false) };
    let number = kept.settings.scheme.number(last.counter, last.issued_on);
    let borne =
        of_company(tx).filter(document::Column::Series.eq(series.as_str())).filter(document::Column::Number.eq(number));
    let borne: Option<Uuid> = borne.select_only().column(document::Column::Id).into_tuple().one(tx.db()).await?;
    Ok(borne.is_some())
}

/// The rows of the company's series.
pub(crate) async fn rows<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Model>> {
    Ok(Entity::find().filter(Column::CompanyId.eq(t.company().0)).all(t.db()).await?)
}

/// A series in its row.
pub(super) fn row<C>(t: &Tenant<C>, series: DocumentSeries, kept: &SeriesKept) -> StoreResult<Model> {
    let wrong = |_| StoreError::Corrupt(format!("counter of the series {series:?}"));
    let SeriesKept { settings: SeriesSettings { scheme, start }, given, last } = kept;
    let first = start.map(|start| i64::try_from(start.counter.saturating_add(1))).transpose().map_err(wrong)?;
    let counter = last.map(|last| i64::try_from(last.counter)).transpose().map_err(wrong)?;
    let former = if given.is_empty() { None } else { Some(serde_json::to_value(given)?) };
    Ok(Model {
        company_id: t.company().0,
        series: series.as_str().to_owned(),
        pattern: scheme.pattern().to_string(),
        last_counter: counter,
        last_on: last.map(|last| last.issued_on),
        restarts: scheme.restarts(),
        first_counter: first,
        first_on: start.map(|start| start.issued_on),
        former,
    })
}

/// The series of a row. What it has given is what was said of it before, without what is said now.
pub(crate) fn read(row: &Model) -> StoreResult<(DocumentSeries, SeriesKept)> {
    let wrong = |what: &str| {
        let (series, company) = (&row.series, row.company_id);
        StoreError::Corrupt(format!("{what} of the series {series:?} of {company}"))
    };
    let series = DocumentSeries::parse(&row.series).map_err(|_| wrong("name"))?;
    let pattern = DatedPattern::parse(&row.pattern).map_err(|_| wrong("pattern"))?;
    let scheme = Scheme::new(pattern, row.restarts).map_err(|_| wrong("pattern"))?;
    // The counter that the other program came to is the one before the first that is given here.
    let ended = row.first_counter.map(|first| first.saturating_sub(1));
    let start = last(ended, row.first_on).map_err(|()| wrong("beginning"))?;
    let last = last(row.last_counter, row.last_on).map_err(|()| wrong("counter"))?;
    let given = row.former.clone().map_or_else(|| Ok(Vec::new()), serde_json::from_value::<Vec<Scheme>>);
    let given = given.map_err(|_| wrong("former patterns"))?;
    Ok((series, SeriesKept { settings: SeriesSettings { scheme, start }, given, last }))
}

/// A counter and its day: both or neither.
fn last(counter: Option<i64>, issued_on: Option<NaiveDate>) -> Result<Option<Last>, ()> {
    match (counter, issued_on) {
        (None, None) => Ok(None),
        (Some(counter), Some(issued_on)) => {
            let counter = u64::try_from(counter).map_err(|_| ())?;
            Ok(Some(Last { counter, issued_on }))
        }
        _ => Err(()),
    }
}
