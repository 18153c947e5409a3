//! What becomes of each record of a file: the same answer for the preview and for the import.

use std::collections::HashSet;
use std::path::Path;

use domain::error::{FieldError, FieldErrors};
use domain::imports::group::{self, Followers, malformed};
use domain::imports::report::Duplicate;
use domain::imports::sheet::check_rows;
use domain::imports::{Counts, Fate, Identity, Policy, Record, Sheet, SheetKind};
use domain::subject::Subject;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use super::imported::{Imported, Overwritten};
use super::index::Index;
use super::journal::SoFar;
use super::words::{self, Places, Stamp, Words};
use super::{Task, sheets};
use crate::{StoreError, StoreResult, Tenant, changes};

/// A record and the rows it was read from.
pub(super) type Group<F> = group::Group<<F as Imported>::Form>;

/// Whoever judges, and what was judged so far.
pub(super) struct Judge<'a, F: Imported> {
    pub task: &'a Task,
    pub reader: F::Reader,
    pub words: Words,
    pub counts: Counts,
    /// Stored records that a row of the file changes.
    touched: HashSet<Uuid>,
    seen: Seen,
}

/// How things stood when they were last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    revision: i64,
    lists: Stamp,
}

impl Seen {
    async fn now<C: ConnectionTrait>(t: &Tenant<C>, subject: Subject) -> StoreResult<Self> {
        let revision = changes::standing(t, subject).await?.revision;
        Ok(Self { revision: i64::try_from(revision).unwrap_or(i64::MAX), lists: words::stamp(t).await? })
    }
}

/// What is to be done.
pub(super) enum Verdict<F: Imported> {
    /// A record to create.
    Create(Box<Ready<F>>),
    /// A record to overwrite, with what the file has.
    Update(Duplicate, Box<F::Form>, Option<F::State>),
    /// Nothing.
    Skip,
    /// Nothing, and the rows are given back.
    Reject(FieldErrors),
}

/// A record that was read without an error.
pub(crate) struct Ready<F: Imported> {
    /// Its line in the file.
    pub line: u32,
    /// What it is.
    pub new: F::New,
    /// Its state, where the file says one.
    pub state: Option<F::State>,
    /// What it names that is not known yet.
    pub links: Vec<(&'static str, String)>,
    /// What is wrong with it unless it is of a stored record that has the same already.
    not_new: Option<FieldErrors>,
}

/// A record that names another one: the record, the field, the name.
pub(super) type Link = (Uuid, &'static str, String);

/// A file opened for judging: its rows, and which of them follow others.
pub(super) struct Opened {
    pub sheet: Sheet,
    pub followers: Followers,
}

/// Opens a file twice: once to find the rows that belong together, once to read it. `see` meets every row of the first time.
pub(super) fn open<F: Imported>(path: &Path, task: &Task, mut see: impl FnMut(&Record)) -> StoreResult<Opened> {
    let mut first = open_as::<F>(path)?;
    let columns = F::columns()?;
    if first.header.len() != task.mapping.len() || !task.mapping.iter().all(|target| columns.accepts(target)) {
        return Err(StoreError::field("mapping", FieldError::Unknown));
    }
    let limit = domain::imports::MAX_ROWS as usize + 1;
    let followers = Followers::find(first.by_ref().take(limit).inspect(|record| see(record)), &F::keys(&task.mapping));
    if let Some(error) = first.broken() {
        return Err(StoreError::field("file", error));
    }
    check_rows(followers.rows).map_err(|error| StoreError::field("file", error))?;
    Ok(Opened { sheet: sheets::open(path)?, followers })
}

/// Opens a file. Cards are of people: they bring in what has any.
pub(super) fn open_as<F: Imported>(path: &Path) -> StoreResult<Sheet> {
    let sheet = sheets::open(path)?;
    if sheet.kind == SheetKind::Cards && !F::columns()?.has_cards {
        return Err(StoreError::field("file", FieldError::FileKind));
    }
    Ok(sheet)
}

impl<'a, F: Imported> Judge<'a, F> {
    /// Reads what the company has.
    pub(super) async fn load<C: ConnectionTrait>(t: &Tenant<C>, task: &'a Task, places: Places) -> StoreResult<Self> {
        // Before the rest: what changes meanwhile is read again by it.
        let seen = Seen::now(t, F::SUBJECT).await?;
        let mut index = Index::default();
        F::known(t, &mut index, None).await?;
        Ok(Self {
            task,
            reader: F::reader(t, &task.mapping).await?,
            words: Words::load(t, places, index).await?,
            counts: Counts::default(),
            touched: HashSet::new(),
            seen,
        })
    }

    /// Takes in what others have changed since: called first thing in a transaction, once nobody else of the company writes, so that each
    /// row is judged by what is stored then.
    pub(super) async fn catch_up(&mut self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        self.reader = F::reader(tx, &self.task.mapping).await?;
        let now = Seen::now(tx, F::SUBJECT).await?;
        if now != self.seen {
            F::known(tx, &mut self.words.index, Some(self.seen.revision)).await?;
            self.words.reload(tx).await?;
            self.seen = now;
        }
        Ok(())
    }

    /// Notes how things stand at the end of a transaction: what it has changed itself is known.
    pub(super) async fn saw(&mut self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        self.seen = Seen::now(tx, F::SUBJECT).await?;
        Ok(())
    }

    /// Takes in what an earlier attempt has done: what its lines have made is not stored, for this file, but theirs; and what it
    /// overwrote is recognised by what it was as well, as it was in that attempt.
    pub(super) fn recall(&mut self, so_far: &SoFar) {
        self.words.index.forget(&so_far.made.values().copied().collect());
        for (record, before) in &so_far.before {
            self.touched.insert(*record);
            let Some(place) = self.words.index.place_of(*record) else { continue };
            let Ok(new) = F::parse_held(&self.reader, &F::Form::from(before.form.clone())) else { continue };
            let Identity { keys, sure, .. } = F::identity(&new, F::state(&before.state).ok());
            keys.into_iter().take(sure).for_each(|key| self.words.index.give(key, place));
        }
    }

    /// Meets a record again that an earlier attempt is through with, which may have made one of it. Answers what that one names.
    pub(super) fn repeat(&mut self, group: &Group<F>, so_far: &SoFar) -> Vec<Link> {
        let Ok(ready) = self.ready(group) else { return Vec::new() };
        let identity = F::identity(&ready.new, ready.state);
        let found = self.words.index.find(&identity);
        if let Some(id) = so_far.made.get(&ready.line) {
            self.words.index.insert(ready.line, &identity);
            self.words.index.made(ready.line, *id);
            return ready.links.into_iter().map(|(field, name)| (*id, field, name)).collect();
        }
        if let Some(found) = found.filter(|_| self.task.policy != Policy::Create) {
            self.words.index.take_on(&identity, &found);
        }
        Vec::new()
    }

    /// The records of a row and of those that follow it; none for a row that follows another.
    pub(super) fn read(&mut self, record: Record, followers: &mut Followers) -> Vec<Group<F>> {
        self.counts.rows += 1;
        group::read(record, followers, &self.reader, &mut self.words)
    }

    /// What becomes of a record.
    pub(super) fn judge(&mut self, group: &Group<F>) -> (Fate, Verdict<F>) {
        let rows = u32::try_from(group.records.len()).unwrap_or(u32::MAX);
        let (fate, verdict) = match self.ready(group) {
            Ok(ready) => self.decide(group, ready),
            Err(errors) => (Fate::Reject, Verdict::Reject(errors)),
        };
        match &verdict {
            Verdict::Create(_) => self.counts.created += 1,
            Verdict::Update(..) => self.counts.updated += 1,
            Verdict::Skip => self.counts.skipped += 1,
            Verdict::Reject(_) => self.counts.rejected += rows,
        }
        if !matches!(verdict, Verdict::Reject(_)) {
            self.counts.merged += rows - 1;
        }
        (fate, verdict)
    }

    /// A stored record under a file's values; the file's state counts as one of them.
    pub(super) fn over(
        &self,
        stored: &F::Stored,
        form: &F::Form,
        state: Option<F::State>,
    ) -> Result<Overwritten<F>, FieldErrors> {
        let stays = state.is_none_or(|state| state == F::state_of(stored));
        F::over(&self.reader, stored, form, stays)
    }

    /// Whether no row of the file has changed a stored record yet.
    pub(super) fn is_untouched(&self, record: Uuid) -> bool {
        !self.touched.contains(&record)
    }

    /// An update that changes something.
    pub(super) fn changed(&mut self, record: Option<Uuid>) {
        self.touched.extend(record);
    }

    /// An update that turned out to change nothing: the record is left as it is. Not so when another row changes the same record:
    /// what the preview compared with is not what the import finds then, and both must tell the same.
    pub(super) fn unchanged(&mut self, record: Option<Uuid>) -> bool {
        let left = record.is_some_and(|record| !self.touched.contains(&record));
        if left {
            self.counts.updated -= 1;
            self.counts.skipped += 1;
        }
        left
    }

    /// An update that the record as stored does not allow.
    pub(super) fn refused(&mut self, group: &Group<F>) {
        let rows = u32::try_from(group.records.len()).unwrap_or(u32::MAX);
        self.counts.updated -= 1;
        self.counts.merged -= rows - 1;
        self.counts.rejected += rows;
    }

    fn ready(&self, group: &Group<F>) -> Result<Ready<F>, FieldErrors> {
        let columns = self.task.mapping.len();
        if let Some(error) = group.records.iter().find_map(|record| malformed(record, columns)) {
            return Err(FieldErrors::one("row", error));
        }
        let mut errors = FieldErrors::default();
        let typed = &group.row.state;
        let state = if typed.is_empty() { None } else { errors.keep("state", F::state(typed)) };
        let form = &group.row.form;
        let (new, mut wrong) = match F::parse(&self.reader, form) {
            Ok(new) => (Some(new), FieldErrors::default()),
            Err(wrong) => (F::parse_held(&self.reader, form).ok(), wrong),
        };
        match new {
            Some(new) if errors.is_empty() => {
                let not_new = Some(wrong).filter(|wrong| !wrong.is_empty());
                Ok(Ready { line: group.line(), new, state, links: group.row.links.clone(), not_new })
            }
            _ => {
                wrong.0.extend(errors.0);
                Err(wrong)
            }
        }
    }

    fn decide(&mut self, group: &Group<F>, mut ready: Ready<F>) -> (Fate, Verdict<F>) {
        let identity = F::identity(&ready.new, ready.state);
        let found = self.words.index.find(&identity);
        // A row of the same file has made a new record too: that has nothing which is offered no more.
        let is_of_stored = found.as_ref().is_some_and(|found| found.known.record.is_some());
        if let Some(wrong) = ready.not_new.take().filter(|_| !is_of_stored || self.task.policy == Policy::Create) {
            return (Fate::Reject, Verdict::Reject(wrong));
        }
        let Some(found) = found else { return (Fate::Create, self.admit(&identity, ready)) };
        if self.task.policy != Policy::Create {
            self.words.index.take_on(&identity, &found);
        }
        let known = found.known;
        match self.task.policy {
            Policy::Skip => (Fate::Skip(known), Verdict::Skip),
            Policy::Update => {
                self.words.use_items(F::items(&ready.new));
                let form = Box::new(group.row.form.clone());
                (Fate::Update(known.clone()), Verdict::Update(known, form, ready.state))
            }
            Policy::Create => match identity.unique.filter(|(same, _)| *same == known.same) {
                Some((_, path)) => (Fate::Reject, Verdict::Reject(FieldErrors::one(path, FieldError::Taken))),
                None => (Fate::CreateAnyway(known), self.admit(&identity, ready)),
            },
        }
    }

    fn admit(&mut self, identity: &Identity, ready: Ready<F>) -> Verdict<F> {
        self.words.use_items(F::items(&ready.new));
        self.words.index.insert(ready.line, identity);
        Verdict::Create(Box::new(ready))
    }
}
