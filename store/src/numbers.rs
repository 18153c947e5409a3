//! The numbers that a company gives its records: for each series a pattern and a counter, whoever's records they are.

use std::collections::{BTreeMap, HashSet};

use domain::error::{FieldError, FieldErrors};
use domain::numbers::{NumberPattern, Numbering, Series};
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set, Statement};

use crate::batches::IDS;
use crate::entities::number::{ActiveModel, Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, listings};

/// Numbers looked up at once: well below the parameters that a statement takes.
const CHUNK: usize = 500;

/// The same on both databases, and one statement: of two who make the row, the later waits and finds it.
const HELD: &str = "INSERT INTO numbers (company_id, series, pattern, is_given, counter) VALUES ($1, $2, $3, $4, 0) \
     ON CONFLICT (company_id, series) DO UPDATE SET series = excluded.series \
     RETURNING company_id, series, pattern, is_given, counter";

/// Where the numbers of a series stand, and how they are compared.
pub(crate) struct Bearer {
    /// The table of its records.
    pub table: &'static str,
    /// The column of their numbers.
    pub column: &'static str,
    /// A number as that column has it.
    pub kept: fn(&str) -> String,
}

/// How the company numbers each series.
pub async fn all<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<BTreeMap<Series, Numbering>> {
    let rows = Entity::find().filter(Column::CompanyId.eq(t.company().0)).all(t.db()).await?;
    let mut all: BTreeMap<Series, Numbering> = Series::ALL.iter().map(|series| (*series, series.usual())).collect();
    for row in rows {
        let (series, numbering) = read(&row)?;
        all.insert(series, numbering);
    }
    Ok(all)
}

/// How the company numbers a series.
pub async fn of<C: ConnectionTrait>(t: &Tenant<C>, series: Series) -> StoreResult<Numbering> {
    let row = row(t, series).await?;
    row.map_or_else(|| Ok(series.usual()), |row| Ok(read(&row)?.1))
}

/// Changes how the company numbers; the counters go on from where they are.
pub async fn save(tx: &Tenant<DatabaseTransaction>, numberings: &BTreeMap<Series, Numbering>) -> StoreResult<()> {
    let before = all(tx).await?;
    let changed = numberings.iter().filter(|(series, numbering)| before.get(series) != Some(numbering));
    let fields: Vec<String> = changed.map(|(series, _)| series.as_str().to_owned()).collect();
    if !fields.is_empty() {
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Numbers, fields });
    }
    let rows: Vec<ActiveModel> = numberings.iter().map(|(series, numbering)| fresh(tx, *series, numbering)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let kept = OnConflict::columns([Column::CompanyId, Column::Series])
        .update_columns([Column::Pattern, Column::IsGiven])
        .to_owned();
    Entity::insert_many(rows).on_conflict(kept).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The next `count` numbers of a series that no record has, in order. Those typed by hand or brought in by an import are passed over.
///
/// The series is held until the transaction ends, so that no two transactions give the same number.
pub async fn next(tx: &Tenant<DatabaseTransaction>, series: Series, count: usize) -> StoreResult<Vec<String>> {
    let (row, numbering) = held(tx, series).await?;
    take(tx, series, &row, &numbering.pattern, count, &HashSet::new()).await
}

/// A number for each of many new records, in order: the one that it brings, else the next; none where the company gives none.
pub(crate) async fn give(
    tx: &Tenant<DatabaseTransaction>,
    series: Series,
    brought: &[Option<&str>],
) -> StoreResult<Vec<Option<String>>> {
    let wanted = brought.iter().filter(|number| number.is_none()).count();
    let mut made = Vec::new().into_iter();
    if wanted > 0 {
        let (row, numbering) = held(tx, series).await?;
        if numbering.is_given || series.is_always() {
            // A record of the same batch may bring a number that is the pattern's next.
            let bearer = listings::numbered(series);
            let theirs = brought.iter().flatten().map(|number| (bearer.kept)(number)).collect();
            made = take(tx, series, &row, &numbering.pattern, wanted, &theirs).await?.into_iter();
        }
    }
    Ok(brought.iter().map(|number| number.map_or_else(|| made.next(), |number| Some(number.to_owned()))).collect())
}

/// Notes every number brought that another record has, in the company or among those that bring them: each with its place.
pub(crate) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    series: Series,
    brought: &[(usize, &str)],
    path: impl Fn(usize) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let bearer = listings::numbered(series);
    let kept: Vec<String> = brought.iter().map(|(_, number)| (bearer.kept)(number)).collect();
    let mut used = taken(tx, series, &kept).await?;
    for ((at, _), number) in brought.iter().zip(kept) {
        if !used.insert(number) {
            errors.push(path(*at), FieldError::Taken);
        }
    }
    Ok(())
}

/// Whether a record of the series has this number.
pub(crate) async fn is_taken<C: ConnectionTrait>(t: &Tenant<C>, series: Series, number: &str) -> StoreResult<bool> {
    Ok(!taken(t, series, &[(listings::numbered(series).kept)(number)]).await?.is_empty())
}

/// Begins behind a counter, unless the series has come further: an import brings numbers up to it.
pub(crate) async fn reserve(tx: &Tenant<DatabaseTransaction>, series: Series, counter: u64) -> StoreResult<()> {
    let (row, _) = held(tx, series).await?;
    let counter = i64::try_from(counter).unwrap_or(0);
    if row.counter < counter { count(tx, &row, counter).await } else { Ok(()) }
}

/// The next counter of a series and the next number that no record has, to show: nothing is given away.
pub async fn upcoming<C: ConnectionTrait>(t: &Tenant<C>, series: Series) -> StoreResult<(u64, String)> {
    let row = row(t, series).await?;
    let (last, pattern) = match &row {
        Some(row) => (counter(row), read(row)?.1.pattern),
        None => (0, series.usual().pattern),
    };
    let kept = listings::numbered(series).kept;
    let mut first = last + 1;
    loop {
        let candidates: Vec<String> = (first..first + CHUNK as u64).map(|counter| pattern.number(counter)).collect();
        let taken = taken(t, series, &candidates.iter().map(|number| kept(number)).collect::<Vec<_>>()).await?;
        if let Some(free) = candidates.into_iter().find(|number| !taken.contains(&kept(number))) {
            return Ok((last + 1, free));
        }
        first += CHUNK as u64;
    }
}

/// Makes numbers of the counters that follow, but for those that are borne or brought, and notes how far it came.
async fn take(
    tx: &Tenant<DatabaseTransaction>,
    series: Series,
    row: &Model,
    pattern: &NumberPattern,
    wanted: usize,
    brought: &HashSet<String>,
) -> StoreResult<Vec<String>> {
    let kept = listings::numbered(series).kept;
    let mut last = counter(row);
    let mut numbers = Vec::with_capacity(wanted);
    while numbers.len() < wanted {
        let more = (wanted - numbers.len()).min(CHUNK) as u64;
        let candidates: Vec<String> = (last + 1..=last + more).map(|counter| pattern.number(counter)).collect();
        last += more;
        let taken = taken(tx, series, &candidates.iter().map(|number| kept(number)).collect::<Vec<_>>()).await?;
        let is_free = |number: &String| {
            let number = kept(number);
            !taken.contains(&number) && !brought.contains(&number)
        };
        numbers.extend(candidates.into_iter().filter(is_free));
    }
    count(tx, row, i64::try_from(last).unwrap_or(i64::MAX)).await?;
    Ok(numbers)
}

/// Which of these numbers, as they are compared, records of the series have.
async fn taken<C: ConnectionTrait>(t: &Tenant<C>, series: Series, numbers: &[String]) -> StoreResult<HashSet<String>> {
    let bearer = listings::numbered(series);
    let column = || Expr::col(Alias::new(bearer.column));
    let mut taken = HashSet::new();
    for numbers in numbers.chunks(IDS) {
        let query = Query::select()
            .expr(column())
            .from(Alias::new(bearer.table))
            .and_where(Expr::col(Alias::new("company_id")).eq(t.company().0))
            .and_where(column().is_in(numbers.iter().map(String::as_str)))
            .to_owned();
        for row in t.db().query_all(&query).await? {
            taken.insert(row.try_get_by_index(0)?);
        }
    }
    Ok(taken)
}

async fn row<C: ConnectionTrait>(t: &Tenant<C>, series: Series) -> StoreResult<Option<Model>> {
    Ok(Entity::find_by_id((t.company().0, series.as_str().to_owned())).one(t.db()).await?)
}

/// The row of a series, held until the transaction ends; made if there is none yet.
async fn held(tx: &Tenant<DatabaseTransaction>, series: Series) -> StoreResult<(Model, Numbering)> {
    let Numbering { pattern, is_given } = series.usual();
    let values = [tx.company().0.into(), series.as_str().into(), pattern.to_string().into(), is_given.into()];
    let statement = Statement::from_sql_and_values(tx.db().get_database_backend(), HELD, values);
    let row = Entity::find().from_raw_sql(statement).one(tx.db()).await?.ok_or(StoreError::NotFound)?;
    let numbering = read(&row)?.1;
    Ok((row, numbering))
}

async fn count(tx: &Tenant<DatabaseTransaction>, row: &Model, counter: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Counter, Expr::value(counter))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Series.eq(row.series.as_str()))
        .exec(tx.db())
        .await?;
    Ok(())
}

fn fresh(tx: &Tenant<DatabaseTransaction>, series: Series, numbering: &Numbering) -> ActiveModel {
    ActiveModel {
        company_id: Set(tx.company().0),
        series: Set(series.as_str().to_owned()),
        pattern: Set(numbering.pattern.to_string()),
        is_given: Set(numbering.is_given || series.is_always()),
        counter: Set(0),
    }
}

/// What a row says.
pub(crate) fn read(row: &Model) -> StoreResult<(Series, Numbering)> {
    let wrong = |what: &str| StoreError::Corrupt(format!("{what} of numbers {:?} of {}", row.series, row.company_id));
    let series = Series::parse(&row.series).map_err(|_| wrong("series"))?;
    let pattern = NumberPattern::parse(&row.pattern).map_err(|_| wrong("pattern"))?;
    if row.counter < 0 {
        return Err(wrong("counter"));
    }
    Ok((series, Numbering { pattern, is_given: row.is_given }))
}

fn counter(row: &Model) -> u64 {
    u64::try_from(row.counter).unwrap_or(0)
}
