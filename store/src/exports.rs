//! Taking records out, page by page: an export never holds more than a page in memory.

use domain::exports::{Format, Names};
use domain::form::FormText;
use domain::format::Language;
use domain::imports::{Columns, NamedColumn};
use domain::listing::ListQuery;
use domain::security_log::SecurityEvent;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::{membership, user};
use crate::listing::{Reader, Work};
use crate::{Access, StoreError, StoreResult, Tenant, audit, listing, listings, lists};

/// Records of one page.
const PAGE: usize = 500;

/// What is taken out.
#[derive(Clone, Debug)]
pub enum Selection {
    /// What a list shows, all its pages.
    List(ListQuery),
    /// These records, whatever their state.
    These(Vec<Uuid>),
    /// Every record but the deleted ones.
    All,
}

/// A record, as an export has it.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    /// Its form.
    pub form: FormText,
    /// Its state's name.
    pub state: &'static str,
}

/// A feature whose records go out as files.
pub(crate) trait Exported: Sync {
    /// The columns that the company has named, with something in them.
    fn named<'a>(&'a self, t: &'a Reader) -> Work<'a, Vec<NamedColumn>>;

    /// Those of these records that there are, in the order of their ids. `names` learns what other records they name.
    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, names: &'a mut Names) -> Work<'a, Vec<Taken>>;

    /// How many are read at once: fewer of what has many rows.
    fn at_once(&self) -> usize {
        PAGE
    }
}

/// The ids of what is taken out, page by page.
#[derive(Debug)]
pub struct Pages {
    left: std::vec::IntoIter<Uuid>,
    at_once: usize,
}

impl Pages {
    /// From the beginning, for a kind of file (`csv`). What a list shows is decided here, once; the security log hears of it.
    pub async fn of(access: &Access, subject: Subject, selection: Selection, file: &str) -> StoreResult<Self> {
        let ids = match selection {
            Selection::These(ids) => ids,
            Selection::List(query) => listing::shown(access, subject, &query).await?,
            Selection::All => {
                let listing = domain::listings::of(subject).ok_or(StoreError::NotFound)?;
                let states = listing.all_states().filter(|state| *state != listing.gone).collect();
                listing::shown(access, subject, &ListQuery { states, ..listing.usual() }).await?
            }
        };
        let (format, records) = (file.to_owned(), ids.len() as u64);
        audit::exported(access, SecurityEvent::Exported { subject, format, records }).await;
        Ok(Self { left: ids.into_iter(), at_once: PAGE })
    }
}

/// Tells the security log of one record that is taken out as a card.
pub async fn card(access: &Access, subject: Subject) {
    audit::exported(access, SecurityEvent::Exported { subject, format: "vcf".to_owned(), records: 1 }).await;
}

/// Tells the security log of records that are taken out on paper.
pub async fn papers(access: &Access, subject: Subject, records: u64) {
    audit::exported(access, SecurityEvent::Exported { subject, format: "pdf".to_owned(), records }).await;
}

/// Tells the security log of a client's statement that is taken out, as a kind of file (`csv`).
pub async fn statement(access: &Access, file: &str) {
    let (subject, format) = (Subject::Client, file.to_owned());
    audit::exported(access, SecurityEvent::Exported { subject, format, records: 1 }).await;
}

/// The next page; each has at least one.
impl Iterator for Pages {
    type Item = Vec<Uuid>;

    fn next(&mut self) -> Option<Vec<Uuid>> {
        let ids: Vec<Uuid> = self.left.by_ref().take(self.at_once).collect();
        (!ids.is_empty()).then_some(ids)
    }
}

/// An export under way.
pub struct Export {
    of: &'static dyn Exported,
    tenant: Reader,
    pages: Pages,
    format: Format,
}

impl Export {
    /// Begins one with a row a record, for a kind of file.
    pub async fn begin(
        access: &Access,
        subject: Subject,
        selection: Selection,
        language: Language,
        file: &str,
    ) -> StoreResult<Self> {
        let of = listings::exported(subject).ok_or(StoreError::NotFound)?;
        let columns = domain::listings::columns(subject).ok_or(StoreError::NotFound)?;
        Self::with(access, (of, columns), selection, language, file).await
    }

    /// Begins one with a row a line of the records.
    pub async fn by_line(
        access: &Access,
        subject: Subject,
        selection: Selection,
        language: Language,
        file: &str,
    ) -> StoreResult<Self> {
        let of = listings::exported_by_line(subject).ok_or(StoreError::NotFound)?;
        let columns = domain::listings::line_columns(subject).ok_or(StoreError::NotFound)?;
        Self::with(access, (of, columns), selection, language, file).await
    }

    async fn with(
        access: &Access,
        (of, columns): (&'static dyn Exported, &'static Columns),
        selection: Selection,
        language: Language,
        file: &str,
    ) -> StoreResult<Self> {
        let tenant = access.read();
        let format = Format { columns, named: of.named(&tenant).await?, language, names: names(&tenant).await? };
        let pages = Pages { at_once: of.at_once(), ..Pages::of(access, columns.subject, selection, file).await? };
        Ok(Self { of, tenant, pages, format })
    }

    /// What it is written with.
    #[must_use]
    pub const fn format(&self) -> &Format {
        &self.format
    }

    /// The next rows; none at the end.
    pub async fn page(&mut self) -> StoreResult<Vec<Vec<String>>> {
        while let Some(ids) = self.pages.next() {
            // Of ids that somebody typed into the address, none may exist.
            let taken = self.of.taken(&self.tenant, ids, &mut self.format.names).await?;
            if !taken.is_empty() {
                return Ok(taken.iter().flat_map(|record| self.format.rows(&record.form, record.state)).collect());
            }
        }
        Ok(Vec::new())
    }
}

/// The words behind ids that every record may have: entries of lists by their labels, users by their e-mails.
async fn names<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Names> {
    let items = lists::choices(t).await?.into_iter().map(|item| (item.id.to_string(), item.label));
    let members: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::UserId)
        .filter(membership::Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    let users = user::Entity::find().filter(user::Column::Id.is_in(members)).all(t.db()).await?;
    Ok(items.chain(users.into_iter().map(|user| (user.id.to_string(), user.email))).collect())
}
