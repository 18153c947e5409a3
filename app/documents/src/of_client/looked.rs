//! What a table of a client's records is asked for: what is typed, how it is sorted, what is chosen. It stands in the address, beside the part
//! that is open, so that a reload, Back and a shared link keep it.

use domain::listing::escaped;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use kit::debounce::Debounce;

/// What the address calls the part that is open, as the engine of records does.
const TAB: &str = "tab";
/// And what is typed.
const TYPED: &str = "q";
/// And the column that sorts, with a dash before it from the greatest down.
const SORT: &str = "sort";
/// The most characters of what is typed.
const MAX_TYPED: usize = 200;
/// How long a pause in the typing is, until the address says what is typed.
const PAUSE_MS: u32 = 200;

/// What the address calls what may be asked for in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The part.
    pub tab: &'static str,
    /// Its columns.
    pub columns: Vec<&'static str>,
    /// Its choices, each with its options; the first holds until another is chosen, and is not said.
    pub choices: Vec<(&'static str, Vec<&'static str>)>,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    typed: String,
    sort: Option<(usize, bool)>,
    chosen: Vec<usize>,
}

impl Asked {
    /// As an address says, by its parameters. What it says wrongly is not asked for.
    fn read(names: &Names, get: impl Fn(&str) -> Option<String>) -> Self {
        let sort = get(SORT).and_then(|sort| {
            let down = sort.strip_prefix('-');
            let name = down.unwrap_or(&sort);
            Some((names.columns.iter().position(|column| *column == name)?, down.is_some()))
        });
        let place = |(name, options): &(&'static str, Vec<&'static str>)| {
            let asked = get(name)?;
            options.iter().position(|option| *option == asked)
        };
        let chosen = names.choices.iter().map(|choice| place(choice).unwrap_or(0)).collect();
        Self { typed: get(TYPED).unwrap_or_default().chars().take(MAX_TYPED).collect(), sort, chosen }
    }

    /// What stands behind the path in the address.
    fn written(&self, names: &Names) -> String {
        let mut pairs = vec![format!("{TAB}={}", names.tab)];
        let mut say = |name: &str, value: &str| pairs.push(format!("{name}={}", escaped(value)));
        if !self.typed.trim().is_empty() {
            say(TYPED, self.typed.trim());
        }
        if let Some((column, is_down)) = self.sort
            && let Some(name) = names.columns.get(column)
        {
            say(SORT, &format!("{}{name}", if is_down { "-" } else { "" }));
        }
        for ((name, options), place) in names.choices.iter().zip(&self.chosen) {
            if let Some(option) = options.get(*place).filter(|_| *place > 0) {
                say(name, option);
            }
        }
        format!("?{}", pairs.join("&"))
    }
}

/// What is asked for, how many rows are shown, and the address that says so.
#[derive(Clone, Copy)]
pub struct Looked {
    /// What is typed.
    pub typed: RwSignal<String>,
    /// By which column it is sorted, and whether from the greatest down; as rows come where there is none.
    pub sort: RwSignal<Option<(usize, bool)>>,
    /// How many rows are shown.
    pub most: RwSignal<usize>,
    /// Of each choice, the place of its option.
    pub chosen: RwSignal<Vec<usize>>,
    /// What the address asks for; nothing while another part is open, or another page.
    address: Memo<Option<Asked>>,
    /// What was last written there from here.
    written: StoredValue<Asked>,
    pause: Debounce,
    /// Goes to what is asked for, in the same entry of the history or in another.
    go: Callback<(Asked, bool)>,
}

impl Looked {
    /// As the address asks for it, now and whenever that changes; so many rows at first.
    pub fn new(names: Names, most: usize) -> Self {
        let (path, query, navigate) = (use_location().pathname, use_query_map(), use_navigate());
        let here = path.get_untracked();
        let (left, names) = (here.clone(), StoredValue::new(names));
        let address = Memo::new(move |_| {
            let is_open = path.with(|path| *path == left)
                && query.with(|query| names.with_value(|names| query.get_str(TAB) == Some(names.tab)));
            is_open.then(|| query.with(|query| names.with_value(|names| Asked::read(names, |name| query.get(name)))))
        });
        let first = address.get_untracked().unwrap_or_else(|| names.with_value(|names| Asked::read(names, |_| None)));
        let go = Callback::new(move |(asked, replace): (Asked, bool)| {
            let href = format!("{here}{}", names.with_value(|names| asked.written(names)));
            navigate(&href, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
        });
        let looked = Self {
            typed: RwSignal::new(first.typed.clone()),
            sort: RwSignal::new(first.sort),
            most: RwSignal::new(most),
            chosen: RwSignal::new(first.chosen.clone()),
            address,
            written: StoredValue::new(first),
            pause: Debounce::new(PAUSE_MS),
            go,
        };
        Effect::new(move |is_known: Option<bool>| {
            let now = address.get();
            // What was written from here is shown already, or something newer is.
            if let Some(now) = now.filter(|_| is_known == Some(true))
                && looked.written.get_value() != now
            {
                looked.show(now);
            }
            true
        });
        looked
    }

    /// Narrows by what is typed: at once on screen, in the address after a pause.
    pub fn type_in(self, typed: String) {
        self.typed.set(typed);
        self.pause.run(move || self.write(true));
    }

    /// Sorts by a column: by the one that sorts already, the other way round.
    pub fn sort_by(self, column: usize) {
        self.sort.update(|sort| {
            let was = sort.filter(|(sorted, _)| *sorted == column);
            *sort = Some((column, was.is_some_and(|(_, is_down)| !is_down)));
        });
        self.write(false);
    }

    /// Chooses an option of a choice, both by their places.
    pub fn choose(self, choice: usize, option: usize) {
        self.chosen.update(|chosen| chosen.iter_mut().skip(choice).take(1).for_each(|one| *one = option));
        self.write(false);
    }

    fn show(self, asked: Asked) {
        self.pause.cancel();
        self.written.set_value(asked.clone());
        self.typed.set(asked.typed);
        self.sort.set(asked.sort);
        self.chosen.set(asked.chosen);
    }

    /// Says in the address what is asked for, while this part is open.
    fn write(self, replace: bool) {
        self.pause.cancel();
        if self.address.try_get_untracked().flatten().is_none() {
            return;
        }
        // Back from another part, or read anew, it is the same whatever blanks stood around it.
        let typed = self.typed.get_untracked().trim().chars().take(MAX_TYPED).collect();
        let now = Asked { typed, sort: self.sort.get_untracked(), chosen: self.chosen.get_untracked() };
        if self.written.with_value(|written| *written == now) {
            return;
        }
        self.written.set_value(now.clone());
        self.go.run((now, replace));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::listing::unescaped;

    use super::*;

    fn names() -> Names {
        Names {
            tab: "documents",
            columns: vec!["number", "date", "amount"],
            choices: vec![("state", vec!["open", "all"]), ("kind", vec!["all", "invoices"])],
        }
    }

    /// What is read from an address.
    fn read(query: &str) -> Asked {
        let pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        let params: BTreeMap<String, String> = pairs.map(|(name, value)| (name.to_owned(), unescaped(value))).collect();
        Asked::read(&names(), |name| params.get(name).cloned())
    }

    #[test]
    fn what_is_usual_is_not_said() {
        assert_eq!(read("?tab=documents").written(&names()), "?tab=documents");
        assert_eq!(read(""), Asked { chosen: vec![0, 0], ..Asked::default() });
    }

    #[test]
    fn what_is_written_is_read_again() {
        let asked = Asked { typed: "100 % à & b".into(), sort: Some((2, true)), chosen: vec![1, 1] };
        let written = asked.written(&names());
        assert!(written.starts_with("?tab=documents&q=") && written.ends_with("&sort=-amount&state=all&kind=invoices"));
        assert_eq!(read(&written), asked);
        let up = Asked { sort: Some((1, false)), ..read("") };
        assert_eq!(read(&up.written(&names())), up);
    }

    #[test]
    fn what_an_address_says_wrongly_is_not_asked_for() {
        let asked = read("?sort=-nope&state=gone&kind=&q=a");
        assert_eq!(asked, Asked { typed: "a".into(), ..read("") });
    }
}
