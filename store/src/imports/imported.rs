//! What a feature states so that its records are brought in from files.

use domain::error::{FieldError, FieldErrors};
use domain::form::FormText;
use domain::ids::ListItemId;
use domain::imports::group::{Group, Keys};
use domain::imports::{Columns, Handling, Headed, Identity, Policy, Record, RowReader, Target};
use domain::state::State;
use domain::subject::Subject;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use super::index::Index;
use crate::{StoreError, StoreResult, Tenant};

/// See the module. Everything else is the same for all features: opening, judging, the preview, the transaction, what is told.
pub(crate) trait Imported: Sized + Send + Sync + 'static {
    /// How its rows are read.
    type Reader: RowReader<Form = Self::Form> + Send + Sync;
    /// A record as typed.
    type Form: Clone + Default + From<FormText> + Send + Sync;
    /// A record that was read without an error.
    type New: Send + Sync;
    /// A record as stored.
    type Stored: Send + Sync;
    /// A record's state.
    type State: State;
    /// What is to be known of records that wait to be written.
    type Waiting: Default + Send + Sync;
    /// What is gathered when the file is read for the first time, before any row comes in.
    type Ahead: Send + Sync;

    /// Whose records.
    const SUBJECT: Subject;

    /// The columns of its files.
    fn columns() -> StoreResult<&'static Columns> {
        domain::listings::columns(Self::SUBJECT).ok_or(StoreError::NotFound)
    }

    /// Tells which rows are about one record.
    fn keys(_: &[Target]) -> Keys {
        Box::new(|_| Vec::new())
    }

    /// What its rows are read with.
    fn reader<C: ConnectionTrait>(
        t: &Tenant<C>,
        mapping: &[Target],
        headed: &Headed,
    ) -> impl Future<Output = StoreResult<Self::Reader>> + Send;

    /// Adds what every record of the company is recognised by; of those that bear a later revision alone, in place of what they were
    /// recognised by before.
    fn known<C: ConnectionTrait>(
        t: &Tenant<C>,
        index: &mut Index,
        since: Option<i64>,
    ) -> impl Future<Output = StoreResult<()>> + Send;

    /// A form of the file, completed and checked.
    fn parse(reader: &Self::Reader, form: &Self::Form) -> Result<Self::New, FieldErrors>;

    /// The state of a name.
    fn state(name: &str) -> Result<Self::State, FieldError>;

    /// What a record of the file is recognised by.
    fn identity(new: &Self::New, state: Option<Self::State>) -> Identity;

    /// The entries of lists that it has.
    fn items(new: &Self::New) -> Vec<ListItemId>;

    /// A stored record.
    fn stored<C: ConnectionTrait>(t: &Tenant<C>, id: Uuid) -> impl Future<Output = StoreResult<Self::Stored>> + Send;

    /// Its state.
    fn state_of(stored: &Self::Stored) -> Self::State;

    /// The entries of lists of what a record of a file may add to one that is to be left as it is; nothing where it adds nothing.
    fn joins(_: &Self::New) -> Option<Vec<ListItemId>> {
        None
    }

    /// What a record of a file is, in a few values by the paths of their fields, to be set beside another one.
    fn face(_: &Self::New) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The same of a stored record.
    fn face_of(_: &Self::Stored) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// A file's values over a stored record's, checked: what is empty is filled, and what was ticked replaced; where the record is to be left
    /// as it is, the parts alone that it lacks. The policy comes with whether its state stays. A value that is wrong beside what is stored is
    /// kept aside where the feature does so.
    fn over(
        reader: &Self::Reader,
        stored: &Self::Stored,
        group: &mut Group<Self::Form>,
        policy: (Policy, bool),
        handling: &Handling,
    ) -> Result<Overwritten<Self>, FieldErrors>;

    /// A stored record's form, by which it can be given back.
    fn form_of(reader: &Self::Reader, stored: &Self::Stored) -> FormText;

    /// Such a form, checked.
    fn read_form(reader: &Self::Reader, stored: &Self::Stored, form: FormText) -> Result<Self::New, FieldErrors>;

    /// Saves a record so.
    fn save(
        tx: &Tenant<DatabaseTransaction>,
        stored: &Self::Stored,
        new: Self::New,
        state: Option<Self::State>,
    ) -> impl Future<Output = StoreResult<()>> + Send;

    /// Creates records, brought in from a file of this name, in these states.
    fn create(
        tx: &Tenant<DatabaseTransaction>,
        new: Vec<(Self::New, Option<Self::State>)>,
        file: &str,
    ) -> impl Future<Output = StoreResult<Vec<Uuid>>> + Send;

    /// Which records name these: who, and whom.
    fn naming<C: ConnectionTrait>(
        _: &Tenant<C>,
        _: &[Uuid],
    ) -> impl Future<Output = StoreResult<Vec<(Uuid, Uuid)>>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Takes records out that were brought in, as if they had never been: whoever names them does so no more.
    fn take_out(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> impl Future<Output = StoreResult<()>> + Send;

    /// Notes a record that waits to be written with others.
    fn waits(_: &mut Self::Waiting, _: &Self::New) {}

    /// Whether those that wait must be written before this one.
    fn is_behind(_: &Self::Waiting, _: &Self::New) -> bool {
        false
    }

    /// Begins what is gathered ahead.
    fn ahead<C: ConnectionTrait>(
        t: &Tenant<C>,
        mapping: &[Target],
    ) -> impl Future<Output = StoreResult<Self::Ahead>> + Send;

    /// Meets a row.
    fn see(_: &mut Self::Ahead, _: &Record) {}

    /// Makes use of it, before rows come in.
    fn reserve(_: &Self::Ahead, _: &Tenant<DatabaseTransaction>) -> impl Future<Output = StoreResult<()>> + Send {
        async { Ok(()) }
    }

    /// Sets what records name that the file brought after them: the record, the field, the name. What somebody has set meanwhile stays.
    fn link(
        _: &Tenant<DatabaseTransaction>,
        _: &[(Uuid, &'static str, String)],
        _: &Index,
    ) -> impl Future<Output = StoreResult<()>> + Send {
        async { Ok(()) }
    }
}

/// What becomes of a stored record under a file's values.
pub(crate) enum Overwritten<F: Imported> {
    /// It would be as it is.
    Same,
    /// It would change.
    Changed(Box<F::New>),
}
