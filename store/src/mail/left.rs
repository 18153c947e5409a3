//! Letters whose job was given up because its process died in every attempt: nothing else would ever tell of them.

use chrono::{DateTime, Utc};
use domain::ids::CompanyId;
use domain::jobs::JobState;
use domain::mail::{JOB, MailProblem, MailState};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::job;
use crate::entities::mail_message::{Column, Entity};
use crate::{Access, Database, StoreResult};

/// The most jobs that were given up and are looked at together; those that were noted are not looked at again.
const AT_ONCE: u64 = 200;

/// Notes what became of letters whose job was given up.
pub async fn look_back(database: &Database, now: DateTime<Utc>) -> StoreResult<()> {
    let under_way =
        [MailState::Waiting, MailState::Sending, MailState::Handing, MailState::Failed].map(MailState::as_str);
    let dead = sea_orm::sea_query::Query::select()
        .column((job::Entity, job::Column::EffectKey))
        .from(job::Entity)
        .and_where(Expr::col((job::Entity, job::Column::CompanyId)).equals((Entity, Column::CompanyId)))
        .and_where(Expr::col((job::Entity, job::Column::Kind)).eq(JOB.name))
        .and_where(Expr::col((job::Entity, job::Column::State)).eq(JobState::Dead.as_str()))
        .and_where(Expr::col((job::Entity, job::Column::EffectKey)).is_not_null())
        .to_owned();
    let left: Vec<(Uuid, Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::CompanyId, Column::Id, Column::State])
        .filter(Column::State.is_in(under_way))
        .filter(Column::JobKey.in_subquery(dead))
        .limit(AT_ONCE)
        .into_tuple()
        .all(database.read())
        .await?;
    for (company, id, state) in left {
        let (next, problem) = match MailState::parse(&state) {
            Ok(MailState::Handing) => (MailState::Unsure, MailProblem::Unsure),
            _ => (MailState::Dead, MailProblem::Broken),
        };
        let access = Access::operator(database.clone(), CompanyId(company), now);
        let tx = access.begin().await?;
        Entity::update_many()
            .col_expr(Column::State, Expr::value(next.as_str()))
            .col_expr(Column::Problem, Expr::value(problem.as_str()))
            .col_expr(Column::NextAt, Expr::value(Option::<DateTime<Utc>>::None))
            .col_expr(Column::UpdatedAt, Expr::value(now))
            .filter(Column::CompanyId.eq(company))
            .filter(Column::Id.eq(id))
            // Somebody may have had it sent again meanwhile.
            .filter(Column::State.eq(state))
            .exec(tx.db())
            .await?;
        tx.commit().await?;
    }
    Ok(())
}
