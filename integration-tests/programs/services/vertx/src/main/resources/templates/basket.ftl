<html><body><h1>${owner}</h1><ul><#list articles as article><li>${article}</li></#list></ul></body></html>
