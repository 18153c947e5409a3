//! What becomes of each client of a file: the same answer for the preview and for the import.

use std::collections::HashSet;
use std::path::Path;

use domain::clients::{ClientForm, ClientState, FormRules, NewClient};
use domain::error::{FieldError, FieldErrors};
use domain::ids::{ClientId, ListItemId};
use domain::imports::build::complete;
use domain::imports::group::{self, Followers, malformed};
use domain::imports::identity::{Identity, Same};
use domain::imports::report::Duplicate;
use domain::imports::sheet::check_rows;
use domain::imports::{Builder, Counts, Fate, Group, Policy, Record, Sheet, Target};
use sea_orm::ConnectionTrait;

use super::words::{Places, Words};
use super::{Task, sheets};
use crate::{StoreError, StoreResult, Tenant, companies};

/// Whoever judges, and what was judged so far.
pub(super) struct Judge<'a> {
    pub task: &'a Task,
    pub rules: FormRules,
    pub words: Words,
    pub counts: Counts,
    /// Stored clients that a row of the file changes.
    touched: HashSet<ClientId>,
}

/// What is to be done.
pub(super) enum Verdict {
    /// A client to create.
    Create(Box<Ready>),
    /// A client to overwrite, with what the file has.
    Update(Duplicate, Box<ClientForm>, Box<Ready>),
    /// Nothing.
    Skip,
    /// Nothing, and the rows are given back.
    Reject(FieldErrors),
}

/// A client that was read without an error.
pub(super) struct Ready {
    pub line: u32,
    pub client: NewClient,
    pub state: Option<ClientState>,
    pub links: Vec<(&'static str, String)>,
}

/// A file opened for judging: its rows, and which of them follow others.
pub(super) struct Opened {
    pub sheet: Sheet,
    pub followers: Followers,
}

/// Opens a file twice: once to find the rows that belong together, once to read it. `see` meets every row of the first time.
pub(super) fn open(path: &Path, mapping: &[Target], mut see: impl FnMut(&Record)) -> StoreResult<Opened> {
    let first = sheets::open(path)?;
    if first.header.len() != mapping.len() {
        return Err(StoreError::field("mapping", FieldError::Unknown));
    }
    let limit = domain::imports::MAX_ROWS as usize + 1;
    let followers = Followers::find(first.take(limit).inspect(|record| see(record)), mapping);
    check_rows(followers.rows).map_err(|error| StoreError::field("file", error))?;
    Ok(Opened { sheet: sheets::open(path)?, followers })
}

impl<'a> Judge<'a> {
    /// Reads what the company has.
    pub(super) async fn load<C: ConnectionTrait>(t: &Tenant<C>, task: &'a Task, places: Places) -> StoreResult<Self> {
        let rules = companies::form_rules(t).await?;
        Ok(Self {
            task,
            rules,
            words: Words::load(t, places).await?,
            counts: Counts::default(),
            touched: HashSet::new(),
        })
    }

    /// The clients of a row and of those that follow it; none for a row that follows another.
    pub(super) fn read(&mut self, record: Record, followers: &mut Followers) -> Vec<Group> {
        self.counts.rows += 1;
        let mut builder = Builder { mapping: &self.task.mapping, rules: &self.rules, lookup: &mut self.words };
        group::read(record, followers, &mut builder)
    }

    /// What becomes of a client.
    pub(super) fn judge(&mut self, group: &Group) -> (Fate, Verdict) {
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

    /// An update that changes something.
    pub(super) fn changed(&mut self, client: Option<ClientId>) {
        self.touched.extend(client);
    }

    /// An update that turned out to change nothing: the client is left as it is. Not so when another row changes the same client:
    /// what the preview compared with is not what the import finds then, and both must tell the same.
    pub(super) fn unchanged(&mut self, client: Option<ClientId>) -> bool {
        let left = client.is_some_and(|client| !self.touched.contains(&client));
        if left {
            self.counts.updated -= 1;
            self.counts.skipped += 1;
        }
        left
    }

    /// An update that the client as stored does not allow.
    pub(super) fn refused(&mut self, group: &Group) {
        let rows = u32::try_from(group.records.len()).unwrap_or(u32::MAX);
        self.counts.updated -= 1;
        self.counts.merged -= rows - 1;
        self.counts.rejected += rows;
    }

    fn ready(&self, group: &Group) -> Result<Ready, FieldErrors> {
        let columns = self.task.mapping.len();
        if let Some(error) = group.records.iter().find_map(|record| malformed(record, columns)) {
            return Err(FieldErrors::one("row", error));
        }
        let mut form = group.row.form.clone();
        complete(&mut form);
        let mut errors = FieldErrors::default();
        let typed = &group.row.state;
        let state = if typed.is_empty() { None } else { errors.keep("state", ClientState::parse(typed)) };
        match form.parse(&self.rules) {
            Ok(client) if errors.is_empty() => {
                Ok(Ready { line: group.line(), client, state, links: group.row.links.clone() })
            }
            Ok(_) => Err(errors),
            Err(mut wrong) => {
                wrong.0.extend(errors.0);
                Err(wrong)
            }
        }
    }

    fn decide(&mut self, group: &Group, ready: Ready) -> (Fate, Verdict) {
        let identity = Identity::of(&ready.client);
        match (self.words.index.find(&identity), self.task.policy) {
            (None, _) => {
                self.admit(&ready, &identity);
                (Fate::Create, Verdict::Create(Box::new(ready)))
            }
            (Some(known), Policy::Skip) => (Fate::Skip(known), Verdict::Skip),
            (Some(known), Policy::Update) => {
                self.words.use_items(items(&ready.client));
                let form = Box::new(group.row.form.clone());
                (Fate::Update(known.clone()), Verdict::Update(known, form, Box::new(ready)))
            }
            // No two clients have one number.
            (Some(Duplicate { same: Same::Number, .. }), Policy::Create) => {
                (Fate::Reject, Verdict::Reject(FieldErrors::one("number", FieldError::Taken)))
            }
            (Some(known), Policy::Create) => {
                self.admit(&ready, &identity);
                (Fate::CreateAnyway(known), Verdict::Create(Box::new(ready)))
            }
        }
    }

    fn admit(&mut self, ready: &Ready, identity: &Identity) {
        self.words.use_items(items(&ready.client));
        self.words.index.insert(ready.line, identity);
    }
}

/// The entries of lists that a client has.
fn items(client: &NewClient) -> impl Iterator<Item = ListItemId> {
    let data = &client.data;
    let own = [
        data.client_type,
        data.category,
        data.origin,
        data.industry,
        data.size,
        data.payment_terms,
        data.price_category,
    ];
    let contacts = client.contacts.iter().flat_map(|contact| [contact.civility, contact.source]);
    own.into_iter().chain(contacts).flatten().chain(data.tags.ids())
}
