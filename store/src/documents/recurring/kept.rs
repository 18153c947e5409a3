//! What a template has made so far, in its row.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::billing::recurrence::Pauses;
use domain::billing::state::DocumentState;
use domain::documents::{Course, Schedule, Trouble};
use domain::ids::DocumentId;
use domain::jobs::back_off;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use serde::Deserialize;

use crate::entities::recurrence::{Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// The shortest wait between two attempts at what somebody has to mend first.
const LEAST_WAIT: TimeDelta = TimeDelta::minutes(1);

/// See the module.
#[derive(Debug)]
pub(super) struct Kept {
    pub course: Course,
    pub trouble: Option<Trouble>,
    row: Model,
}

/// Writes the row of a template that has made nothing yet.
pub(super) async fn insert(tx: &Tenant<DatabaseTransaction>, id: DocumentId) -> StoreResult<()> {
    let row = Model {
        company_id: tx.company().0,
        document_id: id.0,
        since: None,
        made_on: None,
        made: 0,
        pauses: serde_json::to_value(Pauses::default())?,
        next_on: None,
        last_invoice: None,
        trouble: None,
        tries: 0,
        again_at: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(())
}

impl Kept {
    /// Of a template of the company.
    pub async fn of<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Self> {
        let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?;
        Self::read(row.ok_or_else(|| StoreError::Corrupt(format!("the template {id} has no course")))?)
    }

    /// From its row.
    pub fn read(row: Model) -> StoreResult<Self> {
        let course = Course {
            since: row.since,
            made_on: row.made_on,
            made: u32::try_from(row.made).unwrap_or(0),
            pauses: Pauses::deserialize(&row.pauses)?,
        };
        let trouble = row.trouble.as_ref().map(Trouble::deserialize).transpose()?;
        Ok(Self { course, trouble, row })
    }

    /// The day of the next invoice.
    pub const fn next_on(&self) -> Option<NaiveDate> {
        self.row.next_on
    }

    /// Works the next day out: of a template that does not work there is none.
    pub fn plan(&mut self, state: DocumentState, schedule: Option<&Schedule>) {
        let works = schedule.filter(|_| state == DocumentState::Active);
        self.row.next_on = works.and_then(|schedule| schedule.next(&self.course));
    }

    /// An invoice was made of a day.
    pub fn made(&mut self, on: NaiveDate, invoice: DocumentId) {
        self.course = std::mem::take(&mut self.course).made(on);
        self.row.last_invoice = Some(invoice.0);
        self.forget_trouble();
    }

    /// What was due could not be made: it is tried again later, each time after a longer wait. Answers whether that is new.
    pub fn failed(&mut self, trouble: Trouble, now: DateTime<Utc>) -> bool {
        let tries = u16::try_from(self.row.tries).unwrap_or(u16::MAX).saturating_add(1);
        self.row.tries = tries.into();
        self.row.again_at = Some(now + back_off(tries).max(LEAST_WAIT));
        let is_new = self.trouble.is_none();
        self.trouble = Some(trouble);
        is_new
    }

    /// What went wrong before counts no more.
    pub fn forget_trouble(&mut self) {
        self.trouble = None;
        self.try_at_once();
    }

    /// What went wrong may be mended.
    pub fn try_at_once(&mut self) {
        (self.row.tries, self.row.again_at) = (0, None);
    }

    /// Writes it.
    pub async fn keep(self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        let Self { course: Course { since, made_on, made, pauses }, trouble, mut row } = self;
        (row.since, row.made_on, row.made) = (since, made_on, i32::try_from(made).unwrap_or(i32::MAX));
        row.pauses = serde_json::to_value(pauses)?;
        row.trouble = trouble.map(serde_json::to_value).transpose()?;
        Entity::update(row.into_active_model().reset_all()).exec(tx.db()).await?;
        Ok(())
    }
}
