//! What the log is narrowed by: a topic, by links; a person, by a form that works without script.

use domain::ids::UserId;
use domain::security_log::{LogQuery, Topic};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::asked;
use super::wording::topic_name;
use kit::ui::{Button, SelectField, Tab, Tabs};
use kit::words::{td_string, words};

/// Everything, or what is about one topic.
#[component]
pub fn Topics(
    /// What is asked for.
    asked: Memo<LogQuery>,
) -> impl IntoView {
    let l = words();
    let tab = move |topic: Option<Topic>| {
        let name = topic.map_or(td_string!(l, security_log.everything), |topic| topic_name(l, topic));
        let href = Signal::derive(move || asked::page(LogQuery { topic, before: None, ..asked.get() }));
        let current = Signal::derive(move || asked.with(|asked| asked.topic == topic));
        view! { <Tab href current>{name}</Tab> }
    };
    let topics = Topic::ALL.iter().copied().map(Some);
    view! {
        <Tabs label=td_string!(l, security_log.topics)>
            {std::iter::once(None).chain(topics).map(tab).collect_view()}
        </Tabs>
    }
}

/// Everybody, or what one person did.
#[component]
pub fn People(
    /// What is asked for, from the newest on.
    query: LogQuery,
    /// Whom there is.
    people: Vec<(UserId, String)>,
) -> impl IntoView {
    let l = words();
    let navigate = use_navigate();
    let narrow = Callback::new(move |chosen: String| {
        let href = asked::page(LogQuery { actor: chosen.parse().ok(), ..query });
        navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let topic = query.topic.map(|topic| view! { <input type="hidden" name="topic" value=topic.as_str()/> });
    view! {
        <form class="log-filter" method="get" action=asked::PATH>
            {topic}
            <SelectField
                name="actor" label=td_string!(l, security_log.person) empty_label=td_string!(l, security_log.everybody)
                options=people.into_iter().map(|(user, name)| (user.to_string(), name)).collect()
                value=query.actor.map(|actor| actor.to_string()).unwrap_or_default() on_change=narrow
            />
            <span class="only-without-script"><Button submit=true>{td_string!(l, security_log.apply)}</Button></span>
        </form>
    }
}
