//! Every change of a company's records, made in such a way that nobody goes without word of it: open windows hear of it by the
//! subject's revision, people by the activity.
//!
//! Whatever writes a record asks for a [`Change`], and only [`make`] has one to give. It moves the subject's revision first, and it
//! takes back a [`Told`], which is made of the change by telling what happened or by saying why that needs no telling. So a write that
//! forgets its revision does not compile, nor does one that forgets its activity:
//!
//! ```
//! # use domain::activity::Event;
//! # use domain::ids::ClientId;
//! # use sea_orm::DatabaseTransaction;
//! # use store::{StoreResult, Tenant, changes, clients::Clients};
//! async fn call(tx: &Tenant<DatabaseTransaction>, id: ClientId) -> StoreResult<()> {
//!     changes::make(tx, Clients, async |change| {
//!         // What takes `&change` and writes stands here.
//!         Ok(((), change.tell(tx, id, Event::BecameClient).await?))
//!     })
//!     .await
//! }
//! ```
//!
//! ```compile_fail
//! # use domain::activity::Event;
//! # use domain::ids::ClientId;
//! # use sea_orm::DatabaseTransaction;
//! # use store::{StoreResult, Tenant, changes, clients::Clients};
//! async fn call(tx: &Tenant<DatabaseTransaction>, id: ClientId) -> StoreResult<()> {
//!     changes::make(tx, Clients, async |change| {
//!         // The change is let go of, and nobody was told.
//!         Ok(((), drop(change)))
//!     })
//!     .await
//! }
//! ```

mod conflict;
mod revisions;
mod rows;
mod traces;

use std::marker::PhantomData;

use domain::subject::Subject;
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) use conflict::Base;
pub use revisions::revisions;
pub(crate) use revisions::{Moved, Standing, counted, hold, moved, standing, touch};
pub use rows::Listed;
pub(crate) use traces::Traces;

use crate::activity::{self, About};
use crate::{StoreResult, Tenant};

/// What a feature states of its records, so that they can change: it is the argument that says whose change is made.
pub trait Feature {
    /// What its records are.
    const SUBJECT: Subject;
    /// What names a record: its id, with its client's where it belongs to one.
    type Record: Into<About>;
    /// What happens to records.
    type Event: Serialize + DeserializeOwned;
}

/// The right to write records of a feature, in the one transaction that it was given in, once their revision has moved.
#[derive(Debug)]
#[must_use = "what changes is told, or it is said why not"]
pub struct Change<F> {
    revision: i64,
    of: PhantomData<fn() -> F>,
}

/// That a change was told, or needs no telling.
#[derive(Debug)]
#[must_use = "`make` takes it back"]
pub struct Told(());

/// Makes a change: what it runs writes with the [`Change`], and gives back what became of it besides its own answer.
///
/// The company's row is held until the transaction ends, so that writers of one company follow one another and what they check (a
/// number, an e-mail, a version) stays true until they commit. However many changes a transaction makes, a subject's revision moves
/// once: nobody sees anything in between.
pub async fn make<F: Feature, T>(
    tx: &Tenant<DatabaseTransaction>,
    _of: F,
    write: impl AsyncFnOnce(Change<F>) -> StoreResult<(T, Told)>,
) -> StoreResult<T> {
    let revision = revisions::next(tx, F::SUBJECT).await?;
    let (value, Told(())) = write(Change { revision, of: PhantomData }).await?;
    Ok(value)
}

impl<F: Feature> Change<F> {
    /// The revision that what is written now bears.
    #[must_use]
    pub const fn revision(&self) -> i64 {
        self.revision
    }

    /// Tells what happened to a record.
    pub async fn tell(self, tx: &Tenant<DatabaseTransaction>, record: F::Record, event: F::Event) -> StoreResult<Told> {
        self.tell_all(tx, vec![(record, event)]).await
    }

    /// Tells what happened to many; to none, where what was asked for was so already.
    pub async fn tell_all(
        self,
        tx: &Tenant<DatabaseTransaction>,
        events: Vec<(F::Record, F::Event)>,
    ) -> StoreResult<Told> {
        activity::record::<F>(tx, events).await?;
        Ok(Told(()))
    }

    /// Tells nothing. The reason is for whoever reads the code: nothing has changed after all, or it is told elsewhere.
    pub fn without_activity(self, _reason: &'static str) -> Told {
        Told(())
    }
}
