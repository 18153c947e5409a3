//! A paper on its way into the file: what its pages need, under new numbers.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Writer, dictionary};
use sha2::{Digest, Sha256};

use super::{Binder, Bound, PAGES, STRUCTURE};

/// See the module.
pub(super) struct Copying<'a> {
    into: &'a mut Binder,
    paper: Document,
    /// The root of its pages.
    pages: ObjectId,
    /// The root of its structure, where it has one: in the file it becomes the one of all papers.
    structure: Option<(ObjectId, Dictionary)>,
    /// What its pages and its structure need, in the order in which it is met.
    needed: Vec<ObjectId>,
    turn: Turn,
}

impl<'a> Copying<'a> {
    /// Looks through a paper.
    pub fn of(paper: Document, into: &'a mut Binder) -> lopdf::Result<Self> {
        let catalog = paper.catalog()?;
        let pages = catalog.get(b"Pages").and_then(Object::as_reference)?;
        let structure = match catalog.get(b"StructTreeRoot").and_then(Object::as_reference) {
            Ok(root) => Some((root, paper.get_dictionary(root)?.clone())),
            Err(_) => None,
        };
        let needed = needed(&paper, pages, structure.as_ref());
        let places = structure.iter().map(|(root, _)| (*root, STRUCTURE)).collect();
        let tag = format!("{:06} ", into.bound.len()).into_bytes();
        let turn = Turn { places, next_key: into.next_key, tag };
        Ok(Self { into, paper, pages, structure, needed, turn })
    }

    /// Writes it.
    pub fn run(mut self, name: &str) -> lopdf::Result<Bound> {
        let count = self.paper.get_dictionary(self.pages)?.get(b"Count").and_then(Object::as_i64)?;
        let first = self.paper.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
        let language = self.paper.catalog()?.get(b"Lang").ok().cloned();
        self.share()?;
        for id in &self.needed {
            if let Entry::Vacant(place) = self.turn.places.entry(*id) {
                place.insert(self.into.sink.reserve()?);
            }
        }
        let tops = self.tops();
        let (parents, names) = (self.parents()?, self.names()?);
        self.rest(&tops, language.as_ref())?;
        let place = |id: ObjectId| self.turn.places.get(&id).copied().ok_or(lopdf::Error::ObjectNotFound(id));
        Ok(Bound {
            name: name.to_owned(),
            pages: place(self.pages)?,
            count,
            first: place(first)?,
            tops,
            parents,
            names,
        })
    }

    /// Writes what may be the same in other papers, pictures and colours for instance, unless the file has it. They name nothing but their
    /// like.
    fn share(&mut self) -> lopdf::Result<()> {
        loop {
            let before = self.turn.places.len();
            for id in &self.needed {
                let is_alone = self.paper.objects.get(id).is_some_and(|object| {
                    matches!(object, Object::Stream(_) | Object::Array(_)) && self.turn.knows_all(object)
                });
                if !is_alone {
                    continue;
                }
                let Some(mut object) = self.paper.objects.remove(id) else { continue };
                self.turn.object(&mut object);
                self.turn.places.insert(*id, self.into.once(&object)?);
            }
            if self.turn.places.len() == before {
                return Ok(());
            }
        }
    }

    /// Writes all that is left. The roots of the structure say in which language the paper is.
    fn rest(&mut self, tops: &[Object], language: Option<&Object>) -> lopdf::Result<()> {
        for id in &self.needed {
            let Some(mut object) = self.paper.objects.remove(id) else { continue };
            let Some(place) = self.turn.places.get(id).copied() else { continue };
            self.turn.object(&mut object);
            if let Object::Dictionary(dictionary) = &mut object {
                if *id == self.pages {
                    dictionary.set("Parent", Object::Reference((PAGES, 0)));
                }
                if let Some(language) = language.filter(|_| tops.contains(&Object::Reference((place, 0)))) {
                    dictionary.set("Lang", language.clone());
                }
            }
            self.into.sink.write(place, &object)?;
        }
        Ok(())
    }

    /// The roots of its structure, as the file names them; what their words mean goes with those of the others.
    fn tops(&mut self) -> Vec<Object> {
        let Some((_, root)) = &self.structure else { return Vec::new() };
        if let Ok(roles) = root.get(b"RoleMap").and_then(Object::as_dict) {
            for (word, role) in roles.iter().filter(|(_, role)| matches!(role, Object::Name(_))) {
                self.into.roles.set(word.clone(), role.clone());
            }
        }
        let mut tops = match root.get(b"K") {
            Ok(Object::Array(tops)) => tops.clone(),
            Ok(top) => vec![top.clone()],
            Err(_) => Vec::new(),
        };
        for top in &mut tops {
            self.turn.object(top);
        }
        tops
    }

    /// Where its pages find their structure: by numbers that follow those of the papers before.
    fn parents(&mut self) -> lopdf::Result<Option<u32>> {
        let Some(mut pairs) = self.leaf(b"ParentTree", b"Nums") else { return Ok(None) };
        for pair in pairs.chunks_mut(2) {
            if let [Object::Integer(key), parent] = pair {
                *key += self.turn.next_key;
                self.into.next_key = self.into.next_key.max(*key + 1);
                self.turn.object(parent);
            }
        }
        self.into.branch("Nums", pairs)
    }

    /// What in its structure is called by a name, which is another in each paper.
    fn names(&mut self) -> lopdf::Result<Option<u32>> {
        let Some(mut pairs) = self.leaf(b"IDTree", b"Names") else { return Ok(None) };
        for pair in pairs.chunks_mut(2) {
            if let [Object::String(name, _), element] = pair {
                self.turn.tagged(name);
                self.turn.object(element);
            }
        }
        self.into.branch("Names", pairs)
    }

    /// The pairs of a tree of the structure, which the press writes as one leaf.
    fn leaf(&self, tree: &[u8], leaf: &[u8]) -> Option<Vec<Object>> {
        let (_, root) = self.structure.as_ref()?;
        let tree = root.get_deref(tree, &self.paper).and_then(Object::as_dict).ok()?;
        let pairs = tree.get_deref(leaf, &self.paper).and_then(Object::as_array).ok()?;
        (!pairs.is_empty()).then(|| pairs.clone())
    }
}

impl Binder {
    /// The number of an object that papers may share: that of its like, if the file has it.
    fn once(&mut self, object: &Object) -> lopdf::Result<u32> {
        let mut body = Vec::new();
        Writer::write_object(&mut body, object)?;
        let digest: [u8; 32] = Sha256::digest(&body).into();
        if let Some(number) = self.shared.get(&digest) {
            return Ok(*number);
        }
        let number = self.sink.reserve()?;
        self.sink.write_body(number, &body);
        self.shared.insert(digest, number);
        Ok(number)
    }

    /// Writes a leaf of a tree of pairs that has one for each paper.
    fn branch(&mut self, kind: &str, pairs: Vec<Object>) -> lopdf::Result<Option<u32>> {
        let keys = || pairs.iter().step_by(2);
        let (Some(first), Some(last)) = (keys().next().cloned(), keys().next_back().cloned()) else { return Ok(None) };
        let leaf = dictionary! { "Limits" => vec![first, last], kind => pairs };
        self.sink.add(&Object::Dictionary(leaf)).map(Some)
    }
}

/// What the paper's objects are called in the file.
struct Turn {
    places: HashMap<ObjectId, u32>,
    /// What is added to the numbers by which pages find their structure.
    next_key: i64,
    /// What names within the structure begin with.
    tag: Vec<u8>,
}

impl Turn {
    /// Whether all that an object names has its place.
    fn knows_all(&self, object: &Object) -> bool {
        let mut knows = true;
        named(object, &mut |id| knows &= self.places.contains_key(&id));
        knows
    }

    /// Turns what an object names into what it is called in the file. What is not there is nothing.
    fn object(&self, object: &mut Object) {
        match object {
            Object::Reference(id) => match self.places.get(&*id) {
                Some(place) => *id = (*place, 0),
                None => *object = Object::Null,
            },
            Object::Array(items) => items.iter_mut().for_each(|item| self.object(item)),
            Object::Dictionary(dictionary) => self.dictionary(dictionary),
            Object::Stream(stream) => self.dictionary(&mut stream.dict),
            _ => {}
        }
    }

    fn dictionary(&self, dictionary: &mut Dictionary) {
        let is_element = dictionary.has_type(b"StructElem");
        for (name, value) in dictionary {
            match (name.as_slice(), value) {
                (b"StructParents" | b"StructParent", Object::Integer(key)) => *key += self.next_key,
                (b"ID", Object::String(name, _)) if is_element => self.tagged(name),
                // The heads of a table's cell, by their names.
                (b"Headers", Object::Array(heads)) => {
                    for head in heads {
                        if let Object::String(name, _) = head {
                            self.tagged(name);
                        }
                    }
                }
                (_, value) => self.object(value),
            }
        }
    }

    fn tagged(&self, name: &mut Vec<u8>) {
        *name = [self.tag.as_slice(), name.as_slice()].concat();
    }
}

/// What the pages and the structure need, each once.
fn needed(paper: &Document, pages: ObjectId, structure: Option<&(ObjectId, Dictionary)>) -> Vec<ObjectId> {
    let mut seen = HashSet::from([pages]);
    let mut found = vec![pages];
    if let Some((root, dictionary)) = structure {
        seen.insert(*root);
        for (_, value) in dictionary {
            named(value, &mut |id| meet(paper, id, &mut seen, &mut found));
        }
    }
    let mut at = 0;
    while let Some(object) = found.get(at).and_then(|id| paper.objects.get(id)) {
        named(object, &mut |id| meet(paper, id, &mut seen, &mut found));
        at += 1;
    }
    found
}

fn meet(paper: &Document, id: ObjectId, seen: &mut HashSet<ObjectId>, found: &mut Vec<ObjectId>) {
    if paper.objects.contains_key(&id) && seen.insert(id) {
        found.push(id);
    }
}

/// Tells each object that this one names.
fn named(object: &Object, told: &mut dyn FnMut(ObjectId)) {
    match object {
        Object::Reference(id) => told(*id),
        Object::Array(items) => items.iter().for_each(|item| named(item, told)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| named(value, told)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| named(value, told)),
        _ => {}
    }
}
