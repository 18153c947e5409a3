//! Jobs: what they keep reads (invariant 8), and what they repeat of their state agrees with it (7).

use domain::access::Role;
use domain::jobs::JobState;
use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::entities::job::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for row in &rows {
            judge(row, &mut found);
        }
    }
    Ok(found)
}

fn judge(row: &Model, found: &mut Vec<Violation>) {
    let mut broken = |invariant, what: &str| {
        found.push(Violation::new(invariant, format!("job {}: {what}", row.id)));
    };
    if Role::from_name(&row.asked_role).is_none() {
        broken(8, "the role of whoever asked does not read");
    }
    let Ok(state) = JobState::parse(&row.state) else {
        broken(8, "its state does not read");
        return;
    };
    if state == JobState::Running && (row.claimed_by.is_none() || row.claimed_until.is_none()) {
        broken(7, "it runs, and nobody has it");
    }
    if matches!(state, JobState::Done | JobState::Dead) != row.finished_at.is_some() {
        broken(7, "its state and its end differ");
    }
}
