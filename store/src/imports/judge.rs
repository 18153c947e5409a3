//! What becomes of each record of a file: the same answer for the preview and for the import.

use std::collections::{BTreeMap, HashSet};

use domain::error::FieldErrors;
use domain::imports::group::{self, Followers, malformed};
use domain::imports::report::Duplicate;
use domain::imports::{Counts, Doubt, Fate, Headed, Identity, Policy, Record, RowReader};
use domain::state::State;
use domain::subject::Subject;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use super::Task;
use super::hints::Hints;
use super::imported::{Imported, Overwritten};
use super::index::Index;
use super::journal::SoFar;
use super::words::{self, Places, Stamp, Words};
use crate::{StoreResult, Tenant, changes, companies};

/// How often the values of a record are looked at again after some were set aside: what they lent to others may be wrong as well.
const LOOKS: usize = 4;

/// A record and the rows it was read from.
pub(super) type Group<F> = group::Group<<F as Imported>::Form>;

/// Whoever judges, and what was judged so far.
pub(super) struct Judge<'a, F: Imported> {
    pub task: &'a Task,
    pub headed: Headed,
    pub reader: F::Reader,
    pub words: Words,
    pub counts: Counts,
    /// The quotes of the file that were left open: the line and the column of each.
    pub open_quotes: BTreeMap<u32, usize>,
    /// The rows that look like a record, where somebody is to be shown them.
    pub hints: Option<Hints>,
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
    Update(Duplicate, Option<F::State>),
    /// Nothing: the record is there.
    Skip(Duplicate),
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
}

/// A record that names another one: the record, the field, the name.
pub(super) type Link = (Uuid, &'static str, String);

impl<'a, F: Imported> Judge<'a, F> {
    /// Reads what the company has.
    pub(super) async fn load<C: ConnectionTrait>(
        t: &Tenant<C>,
        task: &'a Task,
        columns: &[String],
        places: Places,
    ) -> StoreResult<Self> {
        let language = companies::language(t).await?;
        let headed = F::columns()?.headed(columns, &task.mapping, language);
        // Before the rest: what changes meanwhile is read again by it.
        let seen = Seen::now(t, F::SUBJECT).await?;
        let mut index = Index::default();
        F::known(t, &mut index, None).await?;
        Ok(Self {
            task,
            reader: F::reader(t, &task.mapping, &headed).await?,
            headed,
            words: Words::load(t, places, index).await?,
            counts: Counts::default(),
            open_quotes: BTreeMap::new(),
            hints: None,
            touched: HashSet::new(),
            seen,
        })
    }

    /// Takes in what others have changed since: called first thing in a transaction, once nobody else of the company writes, so that each
    /// row is judged by what is stored then.
    pub(super) async fn catch_up(&mut self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        self.reader = F::reader(tx, &self.task.mapping, &self.headed).await?;
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
            let Ok(new) = F::parse(&self.reader, &F::Form::from(before.form.clone())) else { continue };
            let Identity { keys, sure, .. } = F::identity(&new, F::state(&before.state).ok());
            keys.into_iter().take(sure).for_each(|key| self.words.index.give(key, place));
        }
    }

    /// Meets a record again that an earlier attempt is through with, which may have made one of it. Answers what that one names.
    pub(super) fn repeat(&mut self, group: &mut Group<F>, so_far: &SoFar) -> Vec<Link> {
        let Ok(ready) = self.ready(group) else { return Vec::new() };
        let identity = F::identity(&ready.new, ready.state);
        let (found, _) = self.meet(&identity, ready.line);
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
    pub(super) fn read(&mut self, mut record: Record, followers: &mut Followers) -> Vec<Group<F>> {
        self.counts.rows += 1;
        self.task.handling.correct(&mut record);
        let mut groups = group::read(record, followers, &self.reader, &mut self.words);
        if !self.headed.is_ours {
            for group in &mut groups {
                group.note_damage(&self.task.mapping, &self.open_quotes);
            }
        }
        groups
    }

    /// What becomes of a record. What is wrong with it, and it can be without, is set aside.
    pub(super) fn judge(&mut self, group: &mut Group<F>) -> (Fate, Verdict<F>) {
        let rows = u32::try_from(group.records.len()).unwrap_or(u32::MAX);
        let (fate, verdict) = match self.ready(group) {
            Ok(ready) => self.decide(ready),
            Err(errors) => (Fate::Reject, Verdict::Reject(errors)),
        };
        // What stands twice in the file brings nothing the second time.
        let again = if matches!(verdict, Verdict::Create(_)) { repeats(group) } else { 0 };
        match &verdict {
            Verdict::Create(_) => {
                self.counts.created += 1;
                self.counts.skipped += again;
                self.counts.to_check += group.row.to_check();
            }
            Verdict::Update(..) => {
                self.counts.updated += 1;
                self.counts.to_check += group.row.to_check();
            }
            Verdict::Skip(_) => self.counts.skipped += rows,
            Verdict::Reject(_) => self.counts.rejected += rows,
        }
        if matches!(verdict, Verdict::Create(_) | Verdict::Update(..)) {
            self.counts.merged += rows - 1 - again;
        }
        (fate, verdict)
    }

    /// The state that the file gives a stored record: where it was ticked, or where the record is thrown away.
    pub(super) fn state(&self, stored: &F::Stored, state: Option<F::State>) -> Option<F::State> {
        state.filter(|_| self.task.handling.replaces("state") || F::state_of(stored) == F::State::GONE)
    }

    /// A stored record under a file's values; the file's state counts as one of them. What is wrong beside what is stored is set aside.
    pub(super) fn over(
        &mut self,
        stored: &F::Stored,
        group: &mut Group<F>,
        state: Option<F::State>,
    ) -> Result<Overwritten<F>, FieldErrors> {
        let stays = state.is_none_or(|state| state == F::state_of(stored));
        let before = group.row.to_check();
        let over = F::over(&self.reader, stored, group, (self.task.policy, stays), &self.task.handling);
        self.counts.to_check += group.row.to_check() - before;
        over
    }

    /// What is to be looked at of a record that came in.
    pub(super) fn doubts(&self, group: &Group<F>) -> Vec<Doubt> {
        group.row.asides.iter().filter_map(|aside| Doubt::of(aside, &self.headed.columns)).collect()
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
    pub(super) fn unchanged(&mut self, record: Option<Uuid>, group: &Group<F>) -> bool {
        let left = record.is_some_and(|record| !self.touched.contains(&record));
        if left {
            let rows = u32::try_from(group.records.len()).unwrap_or(u32::MAX);
            self.counts.updated -= 1;
            self.counts.merged -= rows - 1;
            self.counts.skipped += rows;
            self.counts.to_check -= group.row.to_check();
        }
        left
    }

    /// An update that the record as stored does not allow.
    pub(super) fn refused(&mut self, group: &Group<F>) {
        let rows = u32::try_from(group.records.len()).unwrap_or(u32::MAX);
        self.counts.updated -= 1;
        self.counts.merged -= rows - 1;
        self.counts.rejected += rows;
        self.counts.to_check -= group.row.to_check();
    }

    fn ready(&self, group: &mut Group<F>) -> Result<Ready<F>, FieldErrors> {
        let mapping = &self.task.mapping;
        if let Some(error) = group.records.iter().find_map(|record| malformed(record, mapping)) {
            return Err(FieldErrors::one("row", error));
        }
        let mut read = self.read_whole(group);
        for _ in 0..LOOKS {
            let Err(errors) = &read else { break };
            if !self.reader.set_aside(group, errors) {
                break;
            }
            read = self.read_whole(group);
        }
        read
    }

    /// A record with what is kept beside it, checked.
    fn read_whole(&self, group: &Group<F>) -> Result<Ready<F>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let typed = &group.row.state;
        let state = if typed.is_empty() { None } else { errors.keep("state", F::state(typed)) };
        match F::parse(&self.reader, &self.reader.whole(&group.row)) {
            Ok(new) if errors.is_empty() => {
                Ok(Ready { line: group.line(), new, state, links: group.row.links.clone() })
            }
            Ok(_) => Err(errors),
            Err(mut wrong) => {
                wrong.0.extend(errors.0);
                Err(wrong)
            }
        }
    }
}

fn repeats<F>(group: &group::Group<F>) -> u32 {
    if group.records.len() < 2 { 0 } else { u32::try_from(group.repeats().count()).unwrap_or(u32::MAX) }
}
