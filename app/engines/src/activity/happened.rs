//! Where a record's page tells what happened: lately beside the rest that is known, and all of it in a part of its own.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::feed::{Activity, Rest};
use super::page::{ActivityPage, Telling};
use crate::record::{Part, Shown, part_of};
use kit::failure::Failure;
use kit::ui::TableSkeleton;
use kit::words::{td_string, words};

/// What the address calls the part with all that happened.
const PART: &str = "activity";

impl<E> Telling<E>
where
    E: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    /// The part of a record's page with all that happened.
    pub fn part(&'static self, record: Uuid, entries: Shown<ActivityPage<E>>) -> Part {
        let label = td_string!(words(), activity.title);
        Part::new(PART, label, move || self.happened(entries, Rest::Below(self.more(record))))
    }

    /// What happened lately, under its title and what is written there; `page` is the record's, a part of which has the rest.
    pub fn lately(&'static self, page: &str, entries: Shown<ActivityPage<E>>, composer: AnyView) -> AnyView {
        view! {
            <section aria-labelledby="activity">
                <h2 class="section-title" id="activity">{td_string!(words(), activity.title)}</h2>
                {composer}
                {self.happened(entries, Rest::At(part_of(page, PART)))}
            </section>
        }
        .into_any()
    }

    /// What happened, once it is known.
    fn happened(&'static self, entries: Shown<ActivityPage<E>>, rest: Rest) -> AnyView {
        let rest = StoredValue::new(rest);
        view! {
            <Transition fallback=|| view! { <TableSkeleton rows=5 cols=1/> }>
                {move || Suspend::new(async move {
                    match entries.answer.await {
                        Ok(page) => view! { <Activity first=self.feed(page) rest=rest.get_value()/> }.into_any(),
                        Err(error) => view! { <Failure error/> }.into_any(),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}
